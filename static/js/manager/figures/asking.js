/** What is asked: dates, by what, which line; and the same handed out as a sheet or on paper. */

import { Button, html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { dateInHall } from "/static/js/clock.js";
import { dayName, daysLater, weekday } from "/static/js/manager/days.js";
import { domainKeys, domainName, facts } from "/static/js/manager/facts.js";

const WAYS = ["hour", "day", "domain", "matter", "window", ...(facts.role === "supervisor" ? [] : ["clerk"])];

/** The stretches that are asked for most, by name. */
const PRESETS = {
  today: (today) => [today, today],
  yesterday: (today) => [daysLater(today, -1), daysLater(today, -1)],
  week: (today) => [daysLater(today, -weekday(today)), today],
  month: (today) => [`${today.slice(0, 8)}01`, today],
  year: (today) => [`${today.slice(0, 4)}-01-01`, today],
};

const parted = (by) => t("figures.parted", { by: t(`figures.by.${by}`).toLowerCase() });

/** As the API is asked; an empty line is all of them. */
export function query({ domain, ...asked }) {
  return domain ? { ...asked, domain } : asked;
}

/** "9月28日 · 按时段 · 所有领域". */
export function asWords({ from, to, by, domain }) {
  const year = dateInHall().slice(0, 4);
  const days = from === to ? dayName(from, year) : `${dayName(from, year)} – ${dayName(to, year)}`;
  return [days, parted(by), domain ? domainName(domain) : t("figures.every_line")].join(" · ");
}

export function Asking({ asked, onAsk }) {
  const today = dateInHall();
  const set = (name) => (event) => event.currentTarget.value && onAsk(inOrder({ ...asked, [name]: event.currentTarget.value }, name));
  const pressed = Object.keys(PRESETS).find((key) => PRESETS[key](today).join() === `${asked.from},${asked.to}`);
  return html`<section class="asking" aria-label=${t("figures.period")}>
    <div class="asking-presets" role="group" aria-label=${t("figures.period")}>${Object.entries(PRESETS).map(([key, dates]) => {
      const [from, to] = dates(today);
      return html`<button type="button" class="asking-preset" key=${key} aria-pressed=${String(key === pressed)}
        onClick=${() => onAsk({ ...asked, from, to, by: fitting(asked.by, from, to) })}>${t(`figures.${key}`)}</button>`;
    })}</div>
    <div class="asking-days"><input class="input" type="date" aria-label=${t("figures.from")} value=${asked.from} max=${today} onChange=${set("from")} />
      <span aria-hidden="true">–</span><input class="input" type="date" aria-label=${t("figures.to")} value=${asked.to} max=${today} onChange=${set("to")} /></div>
    <select class="input" aria-label=${t("figures.group")} onChange=${set("by")}>
      ${WAYS.map((by) => html`<option key=${by} value=${by} selected=${by === asked.by}>${parted(by)}</option>`)}</select>
    <select class="input" aria-label=${t("figures.line")} onChange=${(e) => onAsk({ ...asked, domain: e.currentTarget.value })}>
      <option value="">${t("figures.every_line")}</option>
      ${domainKeys().map((key) => html`<option key=${key} value=${key} selected=${key === asked.domain}>${domainName(key)}</option>`)}</select></section>`;
}

/** The same as a sheet, or on paper. */
export function Out({ asked }) {
  const sheet = (ending) => `/api/v1/figures.${ending}?${new URLSearchParams(query(asked))}`;
  return html`<span class="figures-out"><a class="button quiet" href=${sheet("xlsx")} download aria-label=${t("figures.export_xlsx")}><${Icon} name="file-spreadsheet" /><span>Excel</span></a>
    <a class="button quiet" href=${sheet("csv")} download aria-label=${t("figures.export_csv")}><${Icon} name="file-text" /><span>CSV</span></a>
    <${Button} kind="quiet" icon="printer" onClick=${() => print()}>${t("figures.print")}<//></span>`;
}

/** One date is looked at by hour, several by day. */
function fitting(by, from, to) {
  if (!["hour", "day"].includes(by)) return by;
  return from === to ? "hour" : "day";
}

/** The date just chosen holds; the other follows it. */
function inOrder(asked, chosen) {
  if (asked.from <= asked.to) return asked;
  return { ...asked, from: asked[chosen] ?? asked.from, to: asked[chosen] ?? asked.to };
}

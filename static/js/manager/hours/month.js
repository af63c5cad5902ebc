/** A month of dates: working days, holidays, days made up for them, and the hall's own exceptions. */

import { Button, html, Icon, useEffect, useState } from "/static/js/ui.js";
import { currentLanguage, named, t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { dateInHall } from "/static/js/clock.js";
import { dayInWords, hoursInWords } from "/static/js/opening.js";
import { daysLater, weekday } from "/static/js/manager/days.js";
import { Day } from "/static/js/manager/hours/day.js";
import { isManager } from "/static/js/manager/hours/week.js";

const A_WEEK = 7;

/** "2026-10" so many months later. */
function monthsLater(month, count) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

const monthName = (month) => new Intl.DateTimeFormat(currentLanguage(), { timeZone: "UTC", year: "numeric", month: "long" })
  .format(new Date(`${month}-01T00:00:00Z`));

export function Month({ hours }) {
  const today = dateInHall();
  const [month, turn] = useState(today.slice(0, 7));
  const [days, show] = useState([]);
  const [asked, ask] = useState(null);
  const first = daysLater(`${month}-01`, -weekday(`${month}-01`));
  const end = daysLater(`${monthsLater(month, 1)}-01`, -1);
  const last = daysLater(end, A_WEEK - 1 - weekday(end));
  const edition = JSON.stringify([hours.week, hours.opens, hours.closes, hours.midday, hours.exceptions]);
  useEffect(() => {
    let gone = false;
    get("/api/v1/calendar", { first, last }).then((found) => { if (!gone) show(found.days); }, () => {});
    return () => { gone = true; };
  }, [month, edition]);
  return html`<section class="panel month" aria-labelledby="month"><div class="panel-head"><h2 id="month" aria-live="polite">${monthName(month)}</h2>
      <div class="cluster month-turn">
        <${Button} kind="quiet" icon="chevron-left" aria-label=${t("manager.hours.before")} onClick=${() => turn(monthsLater(month, -1))} />
        <${Button} kind="quiet" onClick=${() => turn(today.slice(0, 7))}>${t("manager.hours.this_month")}<//>
        <${Button} kind="quiet" icon="chevron-right" aria-label=${t("manager.hours.after")} onClick=${() => turn(monthsLater(month, 1))} /></div></div>
    <div class="month-days" role="list">
      ${days.slice(0, A_WEEK).map((d) => html`<span class="month-weekday" key=${`w${weekday(d.date)}`} aria-hidden="true">${weekdayWord(d.date)}</span>`)}
      ${days.map((d) => html`<div role="listitem" key=${d.date}><${Cell} day=${d} today=${today} here=${d.date.startsWith(month)} onAsk=${() => ask(d)} /></div>`)}</div>
    <p class="month-key small muted"><span><b data-of="holiday">${t("manager.hours.rest")}</b> ${t("manager.hours.holiday")}</span>
      <span><b data-of="work">${t("manager.hours.work")}</b> ${t("manager.hours.made_up")}</span>
      <span><${Icon} name="pin" /> ${t("manager.hours.own")}</span>${isManager && html`<span>${t("manager.hours.hint")}</span>`}</p>
    ${asked && html`<${Day} day=${asked} ordinary=${hours} onClose=${() => ask(null)} />`}</section>`;
}

const weekdayWord = (date) => new Intl.DateTimeFormat(currentLanguage(), { timeZone: "UTC", weekday: "short" }).format(new Date(`${date}T00:00:00Z`));

function Cell({ day: d, today, here, onAsk }) {
  const special = d.special && { of: d.special.works ? "work" : "holiday", name: named(d.special) };
  const open = d.stretches.length > 0;
  const says = `${dayInWords(d.date)}: ${hoursInWords(d.stretches)}${special ? `, ${special.name}` : ""}${d.exception ? `, ${d.exception}` : ""}`;
  return html`<button type="button" class="day" data-open=${open ? "" : null} data-elsewhere=${here ? null : ""} aria-current=${d.date === today ? "date" : null}
      aria-label=${says} disabled=${!isManager || d.date < today} onClick=${onAsk}>
    <span class="day-head"><span class="day-number">${Number(d.date.slice(8))}</span>
      ${special && html`<b data-of=${special.of}>${t(`manager.hours.${special.of === "work" ? "work" : "rest"}`)}</b>`}
      ${d.exception && html`<${Icon} name="pin" />`}</span>
    <span class="day-hours">${open ? d.stretches.map(([a, b]) => html`<span key=${a}>${a}–${b}</span>`) : html`<span>${t("manager.hours.day_off")}</span>`}</span>
    ${(d.exception || special) && html`<span class="day-why">${d.exception ?? special.name}</span>`}</button>`;
}

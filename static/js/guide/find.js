/** Which window does this? A field for matters, life events and numbers; at rest every line. */

import { Chip, Empty, html, Icon, Notice, Number, useEffect, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { get, post } from "/static/js/api.js";
import { currentLanguage, languageOf, t } from "/static/js/words.js";
import { departmentName } from "/static/js/departments.js";
import { ownWaitInWords, waitInWords } from "/static/js/wait.js";
import { chinese, domainName, shownName } from "/static/js/guide/facts.js";

const RESTS = 120;
const MOST = 20;
const BOOKED = /^[0-9]{8}$/;
const NUMBER = /^[A-Z][0-9]{1,11}$/;

export function Find({ now, query, type, go, kiosk }) {
  const field = useRef(null);
  const { found, failed } = useFound(query);
  const [marked, mark] = useState(0);
  const [problem, tell] = useState(null);
  const at = Math.min(marked, (found?.length ?? 1) - 1);
  useLayoutEffect(() => field.current.focus(), []);
  useEffect(() => (mark(0), tell(null)), [query]);
  useEffect(() => document.getElementById(`found-${at}`)?.scrollIntoView({ block: "nearest" }), [at]);
  const open = ({ to, code }) => (code ? checkIn(code, kiosk).then(go, tell) : go(to));
  const press = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || !found?.length || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) mark((at + step + found.length) % found.length);
    else open(found[at]);
  };
  return html`<div class="find">
    <div class="find-field"><${Icon} name="search" />
      <input class="input" ref=${field} value=${query} aria-label=${t("guide.find")} placeholder=${t("guide.find.hint")}
        role="combobox" aria-expanded=${String(Boolean(found))} aria-controls="found" aria-autocomplete="list"
        aria-activedescendant=${found?.length ? `found-${at}` : null} autocomplete="off" spellcheck=${false} maxlength="40"
        onInput=${(event) => type(event.target.value)} onKeyDown=${press} /></div>
    <p class="hidden-text" role="status">${found ? t("guide.find.count", { count: found.length }) : ""}</p>
    <div role="alert">${problem && html`<${Notice} state="attention" title=${problem.message} />`}</div>
    ${failed && html`<${Empty} icon="unplug" title=${t("guide.find.lost")} />`}
    ${found?.length === 0 && html`<${Empty} icon="search-x" title=${t("guide.find.none")}>${t("guide.find.none.text")}<//>`}
    <ul class="found" id="found" role="listbox" aria-label=${t("guide.find.results")} hidden=${!found?.length}>
      ${found?.map((one, nth) => html`<li class="row" role="option" id=${`found-${nth}`} key=${one.key} aria-selected=${String(nth === at)}
        onClick=${() => open(one)}><${Icon} name=${one.icon} /><span class="grow found-name" lang=${one.lang}>${one.name}</span>
        <span class="muted small" lang=${one.noteLang}>${one.note}</span></li>`)}</ul>
    ${!query.trim() && html`<${Lines} lines=${now?.lines} go=${go} />`}</div>`;
}

/** Every line with what awaits who joins it; a press asks for it. */
function Lines({ lines, go }) {
  if (!lines) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("guide.loading")}</p>`;
  return html`<section class="lines" aria-labelledby="lines"><h2 id="lines">${t("guide.lines")}</h2>
    <ul class="lines-all">${lines.map((line) => html`<li key=${line.domain}><button type="button" class="line"
      onClick=${() => go({ step: "answer", business: { kind: "domain", key: line.domain } })}>
      <${Number} value=${line.prefix} /><span class="line-name">${domainName(line.domain)}</span>
      <span class="line-wait">${told(line)}</span>
      <span class="line-more small muted">${t("guide.lines.waiting", { count: line.waiting })}${line.windows.length > 0
        && html` · ${t("guide.lines.open", { count: line.windows.length })}`}${ownWaitInWords(line) && html`<br />${ownWaitInWords(line)}`}</span></button></li>`)}</ul></section>`;
}

function told(line) {
  if (!line.windows.length) return html`<${Chip} state=${line.stranded ? "attention" : "off"}>${t("guide.lines.closed")}<//>`;
  return html`<b>${line.wait ? waitInWords(line.wait) : "—"}</b>`;
}

/** What answers `query`: {found}; nothing while nothing is asked. */
function useFound(query) {
  const [answer, take] = useState({});
  useEffect(() => {
    if (!query.trim()) return take({});
    const stop = new AbortController();
    const timer = setTimeout(() => ask(query.trim(), stop.signal).then(
      (found) => take({ found }), () => stop.signal.aborted || take({ failed: true }),
    ), RESTS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return answer;
}

/** 到场签到: the number of somebody who has booked, as the next step. */
async function checkIn(code, kiosk) {
  const body = { code, language: currentLanguage(), ...(kiosk && { print_at: kiosk }) };
  return { step: "issued", ticket: await post("/api/v1/appointments/check-in", body) };
}

async function ask(q, signal) {
  if (BOOKED.test(q)) {
    return [{ key: q, name: t("guide.check_in", { code: q }), note: t("guide.check_in.note"), icon: "calendar-check", code: q }];
  }
  const number = q.toUpperCase();
  const [{ tickets }, { themes }, { matters }] = await Promise.all([
    NUMBER.test(number) ? get("/api/v1/tickets", { number }, { signal }) : { tickets: [] },
    get("/api/v1/themes", { q, limit: 3 }, { signal }), get("/api/v1/matters", { q, limit: MOST }, { signal }),
  ]);
  const asMatter = (one) => business("matter", one.code, one, "file-text", departmentName(one.department));
  const asTheme = (one) => business("theme", one.key, one, "route", t("guide.theme"));
  const [first, ...others] = matters.map(asMatter);
  return [...tickets.map(holder), ...(first ? [first] : []), ...themes.map(asTheme), ...others];
}

function business(kind, key, found, icon, note) {
  const lang = found.name_en ? null : chinese();
  return { key: `${kind} ${key}`, name: shownName(found), note, noteLang: languageOf(note), icon, lang, to: { step: "answer", business: { kind, key } } };
}

function holder(ticket) {
  const note = `${domainName(ticket.domain)} · ${t(`guide.state.${ticket.state}`)}`;
  return { key: `ticket ${ticket.id}`, name: ticket.number, note, icon: "ticket", to: { step: "holder", ticket } };
}

/** The lists of the office: sheets to sign, cases to accept, what is due, what was decided today. */

import { Button, Chip, html, Icon, Number, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts, person } from "/static/js/manager/facts.js";
import { Business, day, daysInWords, Light, moment } from "/static/js/office/says.js";
import { SignSheet } from "/static/js/office/sheet.js";

export function Sheets({ now: { sheets, waiting }, open }) {
  const [signing, sign] = useState(null);
  if (!sheets.length && !waiting.count) return null;
  return html`<${Panel} name="sheets" count=${sheets.length}>
    <ul class="office-rows">${sheets.map((sheet) => html`<li class="sheet-row" key=${sheet.batch}>
      <div class="sheet-says"><b>${t("office.sheet", { batch: sheet.batch, count: sheet.parts.length })}</b>
        <span class="small muted">${t("office.sheet.given", { name: person(sheet.given_by), at: moment(sheet.given_at) })}</span></div>
      <${Cutoff} due=${sheet.due} late=${sheet.late} />
      ${facts.role === "back-office" && html`<${Button} kind="primary" icon="signature" onClick=${() => sign(sheet)}>${t("office.sign")}<//>`}</li>`)}
    ${waiting.count > 0 && html`<li class="sheet-row"><div class="sheet-says"><span>${t("office.waiting", { count: waiting.count })}</span></div>
      <${Cutoff} due=${waiting.due} late=${waiting.late > 0} /></li>`}</ul>
    ${signing && html`<${SignSheet} sheet=${signing} onClose=${() => sign(null)} onOpen=${open} />`}<//>`;
}

function Cutoff({ due, late }) {
  return late ? html`<${Chip} state="urgent" icon="alarm-clock">${t("office.late", { at: moment(due) })}<//>`
    : html`<span class="small muted">${t("office.due_by", { at: moment(due) })}</span>`;
}

export function Received({ now: { received }, ...rest }) {
  if (!received.length) return null;
  return html`<${Panel} name="received" count=${received.length}><ul class="office-rows">${received.map((row) => html`
    <${Row} key=${row.case} row=${row} ...${rest}><span class="row-days">${moment(row.received_at)}</span><//>`)}</ul><//>`;
}

export function Due({ now: { due }, ...rest }) {
  return html`<${Panel} name="due" count=${due.length}>
    ${due.length === 0 ? html`<p class="panel-none muted">${t("office.due.none")}</p>` : html`<ul class="office-rows">${due.map((row) => html`
      <${Row} key=${row.part.part} row=${row} ...${rest}><${Light} light=${row.part.light} />
        <span class="row-days">${daysInWords(row)}${row.part.last_day && html`<br /><span class="muted">${day(row.part.last_day)}</span>`}</span><//>`)}</ul>`}<//>`;
}

export function Decided({ now: { decided }, ...rest }) {
  if (!decided.length) return null;
  return html`<${Panel} name="decided" count=${decided.length}><ul class="office-rows">${decided.map((row) => html`
    <${Row} key=${row.part.part} row=${row} ...${rest}><span class="row-days">${t(`decision.${row.part.decision}`)}<br />
      <span class="muted">${moment(row.part.decided_at)}</span></span><//>`)}</ul><//>`;
}

function Panel({ name, count, children }) {
  return html`<section class="panel" aria-labelledby=${name}><div class="panel-head"><h2 id=${name}>${t(`office.${name}`)}</h2>
    <span class="badge">${count}</span></div>${children}</section>`;
}

function Row({ row, chosen, open, children }) {
  const sent = row.part?.state === "sent";
  return html`<li><button type="button" class="case-row" aria-current=${row.case === chosen ? "true" : null} onClick=${() => open(row.case)}>
    <span class="case-row-what"><span class="case-row-name"><${Business} of=${row} /></span>
      <span class="case-row-number"><${Number} value=${row.number} />
        ${row.deferred > 0 && html`<span class="small muted"><${Icon} name="paperclip" /> ${t("office.deferred", { count: row.deferred })}</span>`}
        ${sent && html`<span class="small muted"><${Icon} name="truck" /> ${t("part.sent")}</span>`}</span></span>
    <span class="case-row-side">${children}</span></button></li>`;
}

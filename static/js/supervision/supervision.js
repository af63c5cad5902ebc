/** 电子监察: which department is late, with what, and whom to urge. */

import { Button, Empty, html, Number, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { UrgeDialog } from "/static/js/office/dialogs.js";
import { Business, day, daysInWords, Light, moment } from "/static/js/office/says.js";

const LIGHTS = ["red", "yellow", "paused", "green"];

export function Supervision() {
  const { snapshot: now, error } = useView("supervision");
  const [urging, urge] = useState(null);
  if (error) return html`<main class="office-alone" id="main"><${Empty} icon="circle-alert" title=${error.message} /></main>`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  return html`<main class="supervision-main" id="main" tabindex="-1">
    <${Departments} departments=${now.departments} />
    <div class="supervision-lists"><${Lit} rows=${now.lit} urge=${urge} /><${Late} rows=${now.late} /></div>
    ${urging && html`<${UrgeDialog} one=${urging} part=${urging.part} done=${() => urge(null)} onClose=${() => urge(null)} />`}</main>`;
}

function Departments({ departments }) {
  const worst = [...departments].sort((a, b) => b.red - a.red || b.yellow - a.yellow || b.late - a.late);
  const sum = (key) => departments.reduce((all, one) => all + one[key], 0);
  return html`<section class="panel" aria-labelledby="departments"><div class="panel-head"><h2 id="departments">${t("supervision.departments")}</h2></div>
    ${worst.length === 0 ? html`<p class="panel-none muted">${t("supervision.departments.none")}</p>` : html`<div class="supervision-scroll" tabindex="0" role="group" aria-labelledby="departments">
    <table class="table lights"><thead><tr><th scope="col">${t("supervision.department")}</th>${LIGHTS.map((light) => html`<th scope="col" key=${light} class="figure"><${Light} light=${light} quiet=${!sum(light)} /></th>`)}
      <th scope="col" class="figure">${t("supervision.late.short")}</th></tr></thead>
    <tbody>${worst.map((one) => html`<tr key=${one.department}><th scope="row"><a href=${`/office?of=${encodeURIComponent(one.department)}`}><${Department} name=${one.department} /></a></th>
      ${[...LIGHTS, "late"].map((key) => html`<td key=${key} class="figure" data-light=${one[key] ? key : null}>${one[key] || "–"}</td>`)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${t("supervision.all")}</th>${[...LIGHTS, "late"].map((key) => html`<td key=${key} class="figure">${sum(key)}</td>`)}</tr></tfoot></table></div>`}</section>`;
}

function Lit({ rows, urge }) {
  return html`<section class="panel" aria-labelledby="lit"><div class="panel-head"><h2 id="lit">${t("supervision.lit")}</h2><span class="badge">${rows.length}</span></div>
    ${rows.length === 0 ? html`<p class="panel-none muted">${t("supervision.lit.none")}</p>` : html`<ul class="office-rows" tabindex="0" aria-labelledby="lit">${rows.map((row) => html`<li class="lit-row" key=${row.part.part}>
      <${Light} light=${row.part.light} /><${What} row=${row} />
      <span class="row-days">${daysInWords(row)}<br /><span class="muted">${day(row.part.last_day)}</span></span>
      <${Button} icon="bell-ring" aria-label=${t("supervision.urge", { number: row.number })} onClick=${() => urge(row)}>${t("office.deed.urge")}<//></li>`)}</ul>`}</section>`;
}

function Late({ rows }) {
  return html`<section class="panel" aria-labelledby="late"><div class="panel-head"><h2 id="late">${t("supervision.late")}</h2><span class="badge">${rows.length}</span></div>
    ${rows.length === 0 ? html`<p class="panel-none muted">${t("supervision.late.none")}</p>` : html`<ul class="office-rows" tabindex="0" aria-labelledby="late">${rows.map((row) => html`<li class="lit-row" key=${row.part.part}>
      <${What} row=${row} /><span class="row-days">${t("office.late", { at: moment(row.part.hand_over_by) })}</span></li>`)}</ul>`}</section>`;
}

function What({ row }) {
  return html`<span class="case-row-what"><a class="case-row-name" href=${`/office?of=${encodeURIComponent(row.part.department)}&case=${row.case}`}><${Business} of=${row} /></a>
    <span class="case-row-number"><${Number} value=${row.number} /><span class="small muted"><${Department} name=${row.part.department} /></span></span></span>`;
}

/** What stands on pages: tiles, rows, cards, tables, fields. */

import { Chip, Icon, Number, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

function Tiles() {
  return html`<div class="patterns-tiles">
    ${[["landmark", "one", {}], ["search", "two", { "aria-pressed": "true" }], ["lock", "off", { "aria-disabled": "true" }]]
      .map(([icon, word, more]) => html`<button type="button" class="tile" ...${more}><${Icon} name=${icon} />
        <span><span class="tile-name">${t(`patterns.tile.${word}`)}</span><br />
        <span class="tile-note">${t(`patterns.tile.${word}.note`)}</span></span><${Icon} name="chevron-right" /></button>`)}
  </div>`;
}

function Rows() {
  return html`<div class="rows">${["A012", "A013", "B108"].map((number, at) => html`
    <button type="button" class="row" aria-current=${at === 1 ? "true" : null}><${Number} value=${number} />
      <span class="grow">${t("patterns.row")}</span><${Chip} state=${at ? "off" : "next"}>
      ${t(`patterns.state.${at ? "off" : "next"}`)}<//></button>`)}</div>`;
}

function Table() {
  return html`<table class="table"><thead><tr><th scope="col">${t("patterns.table.domain")}</th>
    <th scope="col" class="figure">${t("patterns.table.waiting")}</th></tr></thead>
    <tbody>${[["one", 12], ["two", 108]].map(([word, count]) => html`<tr><td>${t(`patterns.tile.${word}`)}</td>
      <td class="figure">${count}</td></tr>`)}</tbody></table>`;
}

export function Content() {
  return html`<section><h2>${t("patterns.content")}</h2><${Tiles} /><${Rows} />
    <div class="patterns-tiles"><div class="card"><h3>${t("patterns.card")}</h3><p>${t("patterns.notice.text")}</p></div>
      <div class="card"><dl class="facts"><dt>${t("patterns.table.domain")}</dt><dd>${t("patterns.tile.one")}</dd>
        <dt>${t("patterns.table.waiting")}</dt><dd>12</dd></dl></div>
      <${Table} /></div></section>`;
}

export function Forms() {
  return html`<section><h2>${t("patterns.forms")}</h2><div class="patterns-tiles">
    <div class="field"><label for="p1">${t("patterns.field")}</label>
      <input class="input" id="p1" placeholder=${t("patterns.field.hint")} /></div>
    <div class="field" data-wrong><label for="p2">${t("patterns.field")}</label>
      <input class="input" id="p2" value="50023119540102001" aria-invalid="true" aria-describedby="p2e" />
      <p class="field-error" id="p2e"><${Icon} name="triangle-alert" />${t("patterns.field.wrong")}</p></div>
    <label class="check"><input type="checkbox" checked />${t("patterns.check")}</label></div></section>`;
}

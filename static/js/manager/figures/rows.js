/** The table: every group with its figures. A press on a column sorts by it, draws it and explains it. */

import { Button, html, Icon, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { columns, groupName, said, unitOf } from "/static/js/manager/figures/values.js";

const AT_FIRST = 60;

export function Rows({ report, figure, onFigure }) {
  const [sorted, sort] = useState(null);
  const [all, widen] = useState(false);
  const [long, lengthen] = useState(false);
  const keys = columns(report.by, all || !columns(report.by, false).includes(figure));
  const press = (key) => {
    sort(sorted?.key === key ? { key, up: !sorted.up } : { key, up: false });
    if (key) onFigure(key);
  };
  const rows = sorted ? inOrder(report, sorted) : report.rows;
  const most = Math.max(...report.rows.map((row) => row[figure] ?? 0), unitOf(figure) === "share" ? 1 : 0);
  const head = (key, words) => html`<th key=${key} scope="col" class=${key ? "figure" : ""} data-shown=${key === figure ? "" : null}
    aria-sort=${sorted?.key === key ? (sorted.up ? "ascending" : "descending") : null}>
    <button type="button" class="rows-sort" onClick=${() => press(key)}>${words}${sorted?.key === key && html`<${Icon} name=${sorted.up ? "arrow-up" : "arrow-down"} />`}</button></th>`;
  return html`<div class="rows" tabindex="0" role="region" aria-label=${t("figures.table")}><table class="table">
      <thead><tr>${head("", t(`figures.by.${report.by}`))}${keys.map((key) => head(key, t(`figure.${key}`)))}</tr></thead>
      <tbody>${rows.slice(0, long ? undefined : AT_FIRST).map((row) => html`<tr key=${row.key}><th scope="row">${groupName(report.by, row.key)}</th>
        ${keys.map((key) => html`<td key=${key} class="figure" data-shown=${key === figure ? "" : null}>
          ${key === figure && html`<span class="rows-bar" style=${{ width: `${most ? (100 * Math.min(row[key] ?? 0, most)) / most : 0}%` }}></span>`}<span>${said(key, row[key])}</span></td>`)}</tr>`)}</tbody>
      <tfoot><tr><th scope="row">${t("figures.total")}</th>${keys.map((key) => html`<td key=${key} class="figure">${said(key, report.total[key])}</td>`)}</tr></tfoot>
    </table></div>
    <p class="rows-more">${report.rows.length > AT_FIRST && html`<${Button} kind="quiet" icon=${long ? "chevron-up" : "chevron-down"}
        onClick=${() => lengthen(!long)}>${t(long ? "figures.fewer_rows" : "figures.all_rows", { rows: report.rows.length })}<//>`}
      <${Button} kind="quiet" icon="columns-3" aria-pressed=${String(all)} onClick=${() => widen(!all)}>${t(all ? "figures.fewer" : "figures.more")}<//></p>`;
}

function inOrder({ by, rows }, { key, up }) {
  const value = (row) => (key ? (row[key] ?? -1) : groupName(by, row.key));
  const compare = (a, b) => (key ? value(a) - value(b) : value(a).localeCompare(value(b), undefined, { numeric: true }));
  return [...rows].sort((a, b) => (up ? compare(a, b) : compare(b, a)));
}

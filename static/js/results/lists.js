/** The lists of the issuing window, in the order in which they are worked off. */

import { Chip, html, Icon, Number } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Business, Chinese, moment } from "/static/js/office/says.js";

const LISTS = ["came", "to_tell", "waiting", "stored", "posted", "refused", "delivered"];
const ICONS = { window: "hand", post: "send", locker: "archive" };

/** Every result, as the arrows go through them. */
export function inOrder(now) {
  return LISTS.flatMap((name) => now[name]);
}

export function Lists({ now, chosen, open }) {
  return LISTS.filter((name) => now[name].length > 0 || name === "came").map((name) => html`<section class="panel" key=${name} aria-labelledby=${name}>
    <div class="panel-head"><h2 id=${name}>${t(`results.${name}`)}</h2><span class="badge">${now[name].length}</span></div>
    ${now[name].length === 0 ? html`<p class="panel-none muted">${t("results.came.none")}</p>`
      : html`<ul class="office-rows">${now[name].map((row) => html`<${Row} key=${row.result} row=${row} chosen=${chosen} open=${open} />`)}</ul>`}</section>`);
}

function Row({ row, chosen, open }) {
  return html`<li><button type="button" class="case-row" aria-current=${row.result === chosen ? "true" : null} onClick=${() => open(row.result)}>
    <span class="case-row-what"><span class="case-row-name"><${Chinese} text=${row.document} /></span>
      <span class="case-row-number"><${Number} value=${row.number} /><span class="small muted" translate="no">${row.applicant?.name}</span></span>
      <span class="small muted"><${Business} of=${row} /></span></span>
    <span class="case-row-side"><${When} row=${row} /><span class="small muted"><${Icon} name=${ICONS[row.how]} /> ${t(`delivery.${row.how}`)}</span></span></button></li>`;
}

/** What is next of it, and by when; who gets no message is called. */
function When({ row }) {
  if (row.call !== undefined) return html`<${Until} row=${row} />${row.call && html`<span class="small"><${Icon} name="phone" /> ${t("results.call")}</span>`}`;
  const at = { "handed-over": row.handed_over_at, delivered: row.delivered_at }[row.state] ?? row.told_at;
  return html`<span class="row-days">${row.place ?? ""} ${at ? moment(at) : ""}</span>`;
}

function Until({ row }) {
  return row.late ? html`<${Chip} state="urgent" icon="alarm-clock">${t("results.late", { at: moment(row.tell_by) })}<//>`
    : html`<span class="row-days">${t("results.tell_by", { at: moment(row.tell_by) })}</span>`;
}

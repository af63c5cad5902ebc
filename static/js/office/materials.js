/** The papers of a case, each with what was found of it. */

import { Chip, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Chinese, day } from "/static/js/office/says.js";

const STATES = { received: "ready", missing: "urgent", deferred: "attention" };

export function Materials({ materials }) {
  return html`<section aria-labelledby="papers"><h3 id="papers">${t("case.materials")} <span class="badge">${materials.length}</span></h3>
    ${materials.length === 0 ? html`<p class="muted">${t("case.materials.none")}</p>`
      : html`<ul class="case-list">${materials.map((one) => html`<li key=${one.material}>
      <span class="case-list-what"><${Chinese} text=${one.name} /> <span class="muted small">${t("case.copies", { copies: one.copies })}</span>
        ${one.note && html`<br /><span class="muted small">${one.note}</span>`}</span>
      <${Chip} state=${STATES[one.verdict]}>${t(`verdict.${one.verdict}`, { day: day(one.until) })}<//></li>`)}</ul>`}</section>`;
}

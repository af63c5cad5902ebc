/** What was, lately: when, for how long, and who did what. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { What } from "/static/js/manager/alerts/open.js";
import { headline, ICONS, lasted, moment } from "/static/js/manager/alerts/says.js";

export function Past({ alerts }) {
  if (!alerts.length) return null;
  return html`<section class="panel alerts-past" aria-labelledby="past"><div class="panel-head"><h2 id="past">${t("manager.alerts.past")}</h2></div>
    <table class="table"><thead><tr>${["when", "what", "lasted", "done"].map((key) => html`<th key=${key} scope="col">
      ${t(`manager.alerts.past.${key}`)}</th>`)}</tr></thead>
    <tbody>${alerts.map((alert) => html`<tr key=${alert.alert}><td class="number-cell">${moment(alert.raised_at)}</td>
      <td><${Icon} name=${ICONS[alert.kind]} /> ${headline(alert)}</td><td class="number-cell">${lasted(alert)}</td>
      <td class="muted"><${What} alert=${alert} /></td></tr>`)}</tbody></table></section>`;
}

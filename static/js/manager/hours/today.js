/** Today: open or closed, until when, and when it opens next. */

import { Chip, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { dayInWords, hoursInWords, momentInWords } from "/static/js/opening.js";

export function Today({ today }) {
  return html`<section class="panel" aria-labelledby="today"><div class="panel-head"><h2 id="today">${dayInWords(today.date)}</h2>
      <${Chip} state=${today.open ? "ready" : "off"} icon=${today.open ? "door-open" : "door-closed"}>${t(today.open ? "manager.hours.open" : "manager.hours.closed")}<//></div>
    <div class="panel-body"><p class="hours-today">${hoursInWords(today.stretches)}</p>
      ${today.exception && html`<p>${today.exception}</p>`}
      ${today.opens_at && html`<p class="muted">${t("manager.hours.opens", { opens: momentInWords(today.opens_at) })}</p>`}
      ${today.last_ticket_at && html`<p class="muted">${t("manager.hours.last", { at: clockTime(today.last_ticket_at) })}</p>`}</div></section>`;
}

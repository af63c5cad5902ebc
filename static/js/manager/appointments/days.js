/** Today and the days to come: how many are booked. A closed day is there while somebody is booked on it. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { dayInWords } from "/static/js/opening.js";
import { dayName, weekdayName } from "/static/js/manager/days.js";

export function Days({ days, day, shut, onChoose }) {
  const closed = new Set(shut.map(([date]) => date));
  const shown = days.filter((one) => one.hours.length || one.date === day || closed.has(one.date));
  return html`<nav class="booking-strip" aria-label=${t("manager.appointments.days")}>${shown.map((one) => html`<button type="button" key=${one.date}
      class="booking-date" aria-current=${one.date === day ? "date" : null} data-closed=${one.hours.length ? null : ""} onClick=${() => onChoose(one.date)}
      aria-label=${`${dayInWords(one.date)}: ${says(one)}`}>
    <span class="small">${weekdayName(one.date)}</span><b>${dayName(one.date)}</b>
    <span class="small">${closed.has(one.date) && html`<${Icon} name="calendar-off" /> `}${says(one)}</span></button>`)}</nav>`;
}

function says({ counts }) {
  return t("manager.appointments.count", { count: counts.booked + counts.arrived + counts["no-show"] });
}

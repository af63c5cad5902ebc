/** Days by which something must be put right. */

import { html } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { dateInHall, now } from "/static/js/clock.js";

const DAY = 24 * 3600 * 1000;
const FARTHEST = 120;
const SOON = [["today", 0], ["tomorrow", 1], ["three", 3], ["week", 7]];

/** The date so many days from today in the hall. */
export function dayIn(days) {
  return dateInHall(new Date(now().getTime() + days * DAY));
}

/** The first day from then on that isn't among `closed`. */
export function openDayIn(days, closed) {
  let at = days;
  while (at < FARTHEST && closed.includes(dayIn(at))) at += 1;
  return dayIn(at);
}

/** "今天到期", "还有 3 天", "已超期 2 天". */
export function dueWords(day) {
  const days = Math.round((Date.parse(day) - Date.parse(dateInHall())) / DAY);
  if (days < 0) return t("inspections.due.over", { days: -days });
  if (days < 2) return t(`inspections.due.${days ? "tomorrow" : "today"}`);
  return t("inspections.due.in", { days });
}

/** Whether a finding's day is over. */
export function isOver({ open, due_on: day }) {
  return open && day < dateInHall();
}

/** "9月30日" or "30 Sept". */
export function dayName(day) {
  const words = { day: "numeric", month: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", words).format(new Date(`${day}T00:00:00Z`));
}

/** A choice of days: the near ones by a tap, any other by its date; on a `closed` one nothing is due. */
export function DuePicker({ name, value, closed, onChange }) {
  const soon = SOON.filter(([, days]) => days > 1 || !closed.includes(dayIn(days)));
  return html`<fieldset class="pick"><legend>${t("inspections.due")}</legend>
    <div class="pick-all">${soon.map(([word, days]) => [word, openDayIn(days, closed)]).map(([word, day]) => html`<label class="pick-one" key=${word}>
      <input type="radio" name=${name} checked=${value === day} onChange=${() => onChange(day)} />
      <span>${t(`inspections.due.pick.${word}`)}</span></label>`)}
      <input type="date" class="input pick-date" value=${value} min=${dayIn(0)} aria-label=${t("inspections.due.date")}
        onChange=${(event) => event.currentTarget.value && onChange(event.currentTarget.value)} /></div>
    ${closed.includes(value) && html`<p class="look-problem" role="status">${t("refusal.closed_that_day", { day: dayName(value) })}</p>`}</fieldset>`;
}

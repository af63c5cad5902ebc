/** Days by which something must be put right. */

import { html } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { dateInHall, now } from "/static/js/clock.js";

const DAY = 24 * 3600 * 1000;
const SOON = [["today", 0], ["tomorrow", 1], ["three", 3], ["week", 7]];

/** The date so many days from today in the hall. */
export function dayIn(days) {
  return dateInHall(new Date(now().getTime() + days * DAY));
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

/** A choice of days: the near ones by a tap, any other by its date. */
export function DuePicker({ name, value, onChange }) {
  return html`<fieldset class="pick"><legend>${t("inspections.due")}</legend>
    <div class="pick-all">${SOON.map(([word, days]) => html`<label class="pick-one" key=${word}>
      <input type="radio" name=${name} checked=${value === dayIn(days)} onChange=${() => onChange(dayIn(days))} />
      <span>${t(`inspections.due.pick.${word}`)}</span></label>`)}
      <input type="date" class="input pick-date" value=${value} min=${dayIn(0)} aria-label=${t("inspections.due.date")}
        onChange=${(event) => event.currentTarget.value && onChange(event.currentTarget.value)} /></div></fieldset>`;
}

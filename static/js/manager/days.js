/** Days of the hall's calendar, as "2026-09-28": which, and how they are called. */

import { currentLanguage } from "/static/js/words.js";

const A_DAY = 86_400_000;

const at = (day) => new Date(`${day}T00:00:00Z`);

const said = (day, how) => new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", { timeZone: "UTC", ...how }).format(at(day));

/** "9月28日", "28 Sept"; with the year where it isn't `year`. */
export function dayName(day, year = null) {
  const other = year !== null && day.slice(0, 4) !== String(year).slice(0, 4);
  return said(day, { month: "short", day: "numeric", ...(other && { year: "numeric" }) });
}

/** "周一", "Mon". */
export function weekdayName(day) {
  return said(day, { weekday: "short" });
}

/** The day so many days later. */
export function daysLater(day, count) {
  return new Date(at(day).getTime() + count * A_DAY).toISOString().slice(0, 10);
}

/** 0 for Monday. */
export function weekday(day) {
  return (at(day).getUTCDay() + 6) % 7;
}

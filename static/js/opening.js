/** When the hall is open, in words: today's hours, and the day and time of the next opening. */

import { clockTime, dateInHall } from "/static/js/clock.js";
import { currentLanguage, t } from "/static/js/words.js";

/** "09:00–12:00、13:30–17:00" of [["09:00", "12:00"], …]; a word for a closed day. */
export function hoursInWords(stretches) {
  if (!stretches.length) return t("opening.closed_all_day");
  return stretches.map(([begins, ends]) => `${begins}–${ends}`).join(t("opening.and"));
}

/** "13:30" today, "明天 09:00", "10月8日 周四 09:00"; a dash when it never opens again. */
export function momentInWords(iso) {
  if (!iso) return "—";
  const ahead = Math.round((Date.parse(dateInHall(iso)) - Date.parse(dateInHall())) / 86400000);
  if (ahead === 0) return clockTime(iso);
  const day = ahead === 1 ? t("opening.tomorrow") : dayInWords(dateInHall(iso));
  return `${day} ${clockTime(iso)}`;
}

/** "10月8日 周四" or "Thu 8 Oct" of "2026-10-08". */
export function dayInWords(date) {
  const midday = new Date(`${date}T12:00:00Z`);
  const say = (language, form) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...form }).format(midday);
  if (currentLanguage() === "en") return say("en-GB", { weekday: "short", day: "numeric", month: "short" });
  return `${say("zh-CN", { month: "long", day: "numeric" })} ${say("zh-CN", { weekday: "short" })}`;
}

/** Spans of time in words and figures. */

import { minutesBetween, now } from "/static/js/clock.js";
import { t } from "/static/js/words.js";

/** "12 分钟", "不到 1 分钟", "1 小时 5 分". */
export function minutesInWords(minutes) {
  if (minutes < 1) return t("counter.time.under_a_minute");
  if (minutes < 60) return t("counter.time.minutes", { minutes });
  return t("counter.time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** How long a ticket has waited until it was called, or until now. */
export function waited(ticket) {
  const called = ["called", "serving"].includes(ticket.state) ? ticket.called_at : null;
  return minutesInWords(minutesBetween(ticket.issued_at, called ?? now()));
}

export function secondsSince(moment) {
  return Math.max(0, Math.floor((now() - new Date(moment)) / 1000));
}

/** "3:07" or "1:02:03": a running time. */
export function running(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** A mean: "8 分 20 秒". */
export function meanInWords(seconds) {
  if (seconds === null) return t("counter.today.no_mean");
  return t("counter.today.mean", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

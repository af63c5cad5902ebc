/** A told wait in words, the same on kiosk, phone and paper (`_wait` in web/slips.py). */

import { t } from "/static/js/words.js";

/** From so many minutes on, people think in hours. */
const IN_HOURS = 90;
const HALF = 30;

/** "10–20 分钟", "5 分钟以内", "4.5–5.5 小时" of `{low, high}` in minutes; empty without a wait. */
export function waitInWords(wait) {
  if (!wait) return "";
  const { low, high } = wait;
  if (low >= IN_HOURS) return t("wait.hours", { low: Math.floor(low / HALF) / 2, high: Math.ceil(high / HALF) / 2 });
  return low === 0 ? t("wait.under", { high }) : t("wait.minutes", { low, high });
}

/** The same for matters that the line's own windows alone take; empty where they are told no other wait. */
export function ownWaitInWords({ wait, own_only: own }) {
  if (!own || waitInWords(own.wait) === waitInWords(wait)) return "";
  return own.wait ? t("wait.own_only", { wait: waitInWords(own.wait) }) : t("wait.own_only.none");
}

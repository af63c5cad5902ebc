/** Which windows take a business now, in which part of the hall, and how long it takes there. */

import { nameOf } from "/static/js/kiosk/facts.js";
import { t } from "/static/js/words.js";

const RESTING = ["closed", "paused"];

/** The windows that are at work now for a line; `anywhere`: any-matter windows take it too. */
export function windowsOf(hall, domain, anywhere) {
  return (hall?.windows ?? []).filter((window) => !RESTING.includes(window.state) && serves(window, domain, anywhere));
}

function serves(window, domain, anywhere) {
  if (window.kind === "undifferentiated") return anywhere && (!window.domains.length || window.domains.includes(domain));
  return window.domains.includes(domain);
}

/** "前台受理区", or "A区或B区": where the line waits, open or not. */
export function zonesOf(hall, domain) {
  const own = (hall?.windows ?? []).filter((window) => window.domains.includes(domain));
  const keys = [...new Set(own.map((window) => window.zone))];
  const zones = keys.map((key) => nameOf(hall.zones.find((zone) => zone.key === key)));
  return zones.join(t("slip.or"));
}

/** Numbers as people say them: "3、4、14–16". */
export function inRuns(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last && /^\d+$/.test(number) && Number(number) === Number(last[1]) + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => {
    if (from === to) return from;
    return Number(to) === Number(from) + 1 ? `${from}${t("kiosk.and")}${to}` : `${from}–${to}`;
  }).join(t("kiosk.and"));
}

/** "10–20 分钟"; "5 分钟以内". */
export function minutes(wait) {
  if (!wait) return "";
  return wait.low === 0 ? t("kiosk.minutes_under", wait) : t("kiosk.minutes", wait);
}

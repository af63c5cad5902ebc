/** Which windows take a business now, in which part of the hall, how long it takes: the hall's answer in words. */

import { nameOf } from "/static/js/kiosk/facts.js";
import { momentInWords } from "/static/js/opening.js";
import { t } from "/static/js/words.js";

/**
 * What a line holds for a business: `{windows, zones, wait}`; null while the line isn't known.
 * `anywhere`: a matter that any-matter windows take, or don't; undefined for a domain without matter.
 */
export function wayOf(line, anywhere) {
  if (!line || anywhere === undefined) return line ?? null;
  return anywhere ? line.anywhere : line.own;
}

/** Whether what was chosen goes to any-matter windows too, as `wayOf` asks; themes never do. */
export function anywhereOf(business) {
  return business.kind === "domain" ? undefined : Boolean(business.found?.undifferentiated);
}

/** "前台受理区", or "A区或B区": where to wait, windows open or not. */
export function inZones(hall, keys) {
  const zones = hall?.zones.filter((zone) => keys?.includes(zone.key)) ?? [];
  return zones.map(nameOf).join(t("slip.or"));
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

/** Whether a window at work serves this line. */
export function isServed(hall, key) {
  return hall.windows.some(({ state, kind, domains }) => !["closed", "paused"].includes(state)
    && (domains.includes(key) || (kind === "undifferentiated" && domains.length === 0)));
}

/** Why no window takes it now: the hall opens later, or nobody has opened one yet. */
export function notYet(hall) {
  return hall?.opens_at ? t("kiosk.windows.opens", { opens: momentInWords(hall.opens_at) }) : t("kiosk.windows.none");
}

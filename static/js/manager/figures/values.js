/** Which figures there are, how their values are written, and how the groups are called. */

import { t } from "/static/js/words.js";
import { domainName, own, person } from "/static/js/manager/facts.js";

const UNITS = new Map(own.units);
const matters = new Map(own.matters);
const FIRST = ["arrivals", "called", "wait_mean", "wait_p50", "wait_p90", "in_target", "served", "service_mean", "misses", "transfers"];
const OF_WINDOWS = ["load", "open_seconds", "busy_seconds"];

/** The columns: those looked at most, or `all`. */
export function columns(by, all) {
  const others = [...UNITS.keys()].filter((key) => !FIRST.includes(key) && !OF_WINDOWS.includes(key));
  return [...(by === "window" ? (all ? OF_WINDOWS : ["load"]) : []), ...FIRST, ...(all ? others : [])];
}

export const unitOf = (figure) => UNITS.get(figure);

/** "1,204", "12:30", "3:04:10", "91.2%"; a dash where there is nothing. */
export function said(figure, value) {
  if (value === null || value === undefined) return "–";
  if (unitOf(figure) === "share") return `${(value * 100).toFixed(1)}%`;
  return unitOf(figure) === "seconds" ? clock(Math.round(value)) : value.toLocaleString("en");
}

/** Minutes and seconds; from an hour on hours and minutes and seconds. */
function clock(seconds) {
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours.toLocaleString("en")}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What a group is called. */
export function groupName(by, key) {
  if (!key) return t("figures.none");
  if (by === "domain") return domainName(key);
  if (by === "matter") return matters.get(key) ?? key;
  if (by === "clerk") return person(key);
  if (by === "window") return t("record.life.window", { window: key });
  return by === "hour" ? `${key.padStart(2, "0")}:00` : key;
}

/** Moments of the hall's own day. */

import { dateInHall } from "/static/js/clock.js";
import { facts } from "/static/js/manager/facts.js";

const OFFSET = /([+-]\d\d:\d\d)$/.exec(facts.time)?.[1] ?? "Z";

/** "14:00" today, as the API wants it: with the hall's offset. */
export function momentToday(time) {
  return `${dateInHall()}T${time}:00${OFFSET}`;
}

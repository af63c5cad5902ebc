/** The hall's clock: its moment and its zone, whatever the device's own clock says. */

import { get } from "/static/js/api.js";

const AGAIN = 10 * 60 * 1000;
const AGAIN_IN_A_REHEARSAL = 5 * 1000;
let asked = Date.now();
let said = asked;
let speed = 1;
let zone = -new Date().getTimezoneOffset();

/** Set the clock by a moment the hall has just given: ISO 8601 with offset. A rehearsal's runs faster. */
export function setClock(iso, runs = 1) {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(iso);
  [asked, said, speed] = [Date.now(), Date.parse(iso), runs];
  if (offset) zone = Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
}

/** Ask the hall for the time, now and every ten minutes; the answer stops it. */
export function keepClock() {
  let timer = null;
  const ask = async () => {
    const health = await get("/healthz").catch(() => null);
    if (health) setClock(health.time, health.speed ?? 1);
    if (timer !== "stopped") timer = setTimeout(ask, health?.rehearsal ? AGAIN_IN_A_REHEARSAL : AGAIN);
  };
  ask();
  return () => {
    clearTimeout(timer);
    timer = "stopped";
  };
}

/** This moment by the hall's clock. */
export function now() {
  return new Date(said + (Date.now() - asked) * speed);
}

/** Hours and minutes in the hall, "09:05", of a Date or an ISO moment. */
export function clockTime(moment = now()) {
  const local = new Date(new Date(moment).getTime() + zone * 60000);
  return local.toISOString().slice(11, 16);
}

/** The date in the hall, "2026-09-28". */
export function dateInHall(moment = now()) {
  return new Date(new Date(moment).getTime() + zone * 60000).toISOString().slice(0, 10);
}

/** Whole minutes from one moment to another, never below 0. */
export function minutesBetween(from, to = now()) {
  return Math.max(0, Math.floor((new Date(to) - new Date(from)) / 60000));
}

/** Moments of the hall's own days. */

import { clockTime, dateInHall, now } from "/static/js/clock.js";
import { daysLater, weekday } from "/static/js/manager/days.js";
import { facts } from "/static/js/manager/facts.js";

const OFFSET = /([+-]\d\d:\d\d)$/.exec(facts.time)?.[1] ?? "Z";

/** "14:00" today, as the API wants it: with the hall's offset. */
export function momentToday(time) {
  return momentOn(dateInHall(), time);
}

/** A half-hour that is still to come, at least half an hour from now: "11:30". */
export function soon() {
  const HALF = 30 * 60 * 1000;
  return clockTime(new Date(Math.ceil(now().getTime() / HALF + 1) * HALF));
}

function momentOn(day, time) {
  return `${day}T${time}:00${OFFSET}`;
}

/** The next moment at this time of day on one of these weekdays (0: Monday); today's where none is named. */
export function nextMoment(time, weekdays) {
  if (!weekdays.length) return momentToday(time);
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => daysLater(dateInHall(), ahead));
  const moments = days.filter((day) => weekdays.includes(weekday(day))).map((day) => momentOn(day, time));
  return moments.find((moment) => new Date(moment) > now());
}

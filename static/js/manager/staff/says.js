/** What is said of a person: where they are, what needs somebody's eye, who looks after them. */

import { clockTime, dateInHall } from "/static/js/clock.js";
import { t } from "/static/js/words.js";
import { facts, own } from "/static/js/manager/facts.js";
import { dayName } from "/static/js/manager/days.js";

export const WINDOW_STATES = { closed: "off", idle: "ready", paused: "attention", called: "next", serving: "next" };

/** The roles whose accounts I look after. */
export const myRoles = facts.role === "administrator" ? own.roles : own.below;

export const iManage = (person) => myRoles.includes(person.role);

/** What about this person needs somebody's eye: keys of words. */
export function concerns(person) {
  if (!person.active) return [];
  return [
    person.missing.length > 0 && "missing",
    person.certificates.some((c) => c.standing === "ends-soon") && "ends_soon",
    person.certificates.some((c) => c.standing === "over") && "over",
    !person.has_password && !person.links && !person.sessions && "no_way_in",
  ].filter(Boolean);
}

/** "09:12" today, else the day. */
export function lastSeen(person) {
  if (!person.signed_in_at) return t("manager.staff.never");
  const day = dateInHall(person.signed_in_at);
  return day === dateInHall() ? clockTime(person.signed_in_at) : dayName(day, dateInHall());
}

/** What is done for somebody who is booked; what the hall refuses is said in passing. */

import { toast } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";

const at = (one, deed) => `/api/v1/appointments/${one.appointment}/${deed}`;

async function tried(doing, says) {
  try {
    const answer = await doing;
    if (says) toast(says(answer));
    return answer;
  } catch (problem) {
    toast(problem.message, { seconds: 10 });
    return null;
  }
}

/** They are here; the ticket's number is told. */
export function checkIn(one) {
  const body = { appointment: one.appointment, language: currentLanguage() };
  return tried(post("/api/v1/appointments/check-in", body), ({ number }) => t("manager.appointments.arrived", { number }));
}

/** To another slot, {slot}. */
export function move(one, { slot }) {
  return tried(post(at(one, "move"), { slot: slot.slot }), (now) => t("manager.appointments.moved", { time: clockTime(now.slot) }));
}

/** Raises what the hall refuses: the dialog says it. */
export function cancel(one) {
  return post(at(one, "cancel"));
}

/** Name and phone in full, to call them; that is on record. */
export function call(one) {
  return tried(post(at(one, "show"), { reason: t("manager.appointments.call") }));
}

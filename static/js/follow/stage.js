/** Where a ticket stands, as its holder feels it; and when the phone should make itself heard. */

/** So many ahead: time to be in the hall. */
export const NEAR = 3;

/** How many are ahead, by the line where the ticket stands in it; null when it isn't waiting. */
export function aheadOf(ticket, line) {
  if (ticket?.state !== "waiting") return null;
  const place = placeOf(ticket, line);
  return place >= 0 ? place : ticket.ahead;
}

function placeOf(ticket, line) {
  return ticket.kept_for ? -1 : line?.numbers.indexOf(ticket.number) ?? -1;
}

/** "early" (booked for later), "far", "near" (1 to 3 ahead), "next", or the ticket's own state. */
export function stageOf(ticket, ahead) {
  if (ticket.state !== "waiting") return ticket.state;
  if (ticket.not_before) return "early";
  if (ahead === 0) return "next";
  return ahead <= NEAR ? "near" : "far";
}

/** The told wait in minutes, {low, high}: the line's word where it is newer than the ticket's. */
export function waitOf(ticket, line) {
  if (ticket.state !== "waiting") return null;
  const told = line?.waits[placeOf(ticket, line)];
  return told ? { low: told[0], high: told[1] } : ticket.wait;
}

/** What to alert about now: "turn", "near" or null. `told` is what was alerted before. */
export function alertFor(stage, ticket, told) {
  if (stage === "called") return told === callOf(ticket) ? null : "turn";
  if ((stage === "near" || stage === "next") && told !== "near") return "near";
  return null;
}

/** How an alert is remembered. */
export function toldMark(alert, ticket) {
  return alert === "turn" ? callOf(ticket) : alert;
}

/** One call of this ticket: a recall is another, and so is the first at the next window. */
export function callOf(ticket) {
  return `turn ${ticket.called_at} ${ticket.calls}`;
}

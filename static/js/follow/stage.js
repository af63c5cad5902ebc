/** Where a ticket stands, as its holder feels it; and when the phone should make itself heard. */

/** So many ahead: time to be in the hall. */
export const NEAR = 3;

/** How many are ahead, by the line where the ticket stands in it; null when it isn't waiting. */
export function aheadOf(ticket, line) {
  if (ticket?.state !== "waiting") return null;
  const place = ticket.kept_for ? -1 : line?.numbers.indexOf(ticket.number) ?? -1;
  return place >= 0 ? place : ticket.ahead;
}

/** "far", "near" (1 to 3 ahead), "next", or the ticket's own state. */
export function stageOf(ticket, ahead) {
  if (ticket.state !== "waiting") return ticket.state;
  if (ahead === 0) return "next";
  return ahead <= NEAR ? "near" : "far";
}

/** The told wait in minutes, {low, high}; moved along when the line is ahead of the ticket's news. */
export function waitOf(ticket, ahead) {
  if (!ticket.wait || ahead === null) return null;
  if (ahead === ticket.ahead) return ticket.wait;
  if (ahead === 0) return { low: 0, high: 5 };
  const share = ahead / Math.max(1, ticket.ahead);
  const low = Math.floor((ticket.wait.low * share) / 5) * 5;
  return { low, high: Math.max(low + 5, Math.ceil((ticket.wait.high * share) / 5) * 5) };
}

/** What to alert about now: "turn", "near" or null. `told` is what was alerted before. */
export function alertFor(stage, ticket, told) {
  if (stage === "called") return told === `turn ${ticket.calls}` ? null : "turn";
  if ((stage === "near" || stage === "next") && told !== "near") return "near";
  return null;
}

/** How an alert is remembered: a recall is a new one. */
export function toldMark(alert, ticket) {
  return alert === "turn" ? `turn ${ticket.calls}` : alert;
}

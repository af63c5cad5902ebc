/** Why this ticket is next, in one sentence. */

import { t } from "/static/js/words.js";
import { priorityName } from "/static/js/counter/facts.js";

/** `next` as the counter's view tells it: `{ticket, why}`. */
export function whySentence({ ticket, why }, window) {
  const facts = {
    ticket: ticket.number,
    other: why.runner_up ?? "",
    share: why.share === undefined ? "" : Math.round(why.share * 100),
    priority: ticket.priority ? priorityName(ticket.priority) : "",
    minutes: headStart(ticket, why),
  };
  return t(`counter.why.${reason(ticket, why, facts, window)}`, facts);
}

function reason(ticket, why, { minutes, priority }, window) {
  if (why.rule === "resumed" || why.rule === "chosen") return why.rule;
  if (ticket.kept_for === window) return "sent_here";
  const alone = why.runner_up ? "" : ".alone";
  if (why.rule === "longest-share") return `longest-share${alone}`;
  if (priority && minutes > 0) return `priority${alone}`;
  return `first-in-line${alone}`;
}

function headStart(ticket, why) {
  return Math.max(0, Math.round((new Date(ticket.issued_at) - new Date(why.v)) / 60000));
}

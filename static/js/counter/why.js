/** Why this ticket is next, in one sentence. */

import { clockTime } from "/static/js/clock.js";
import { t } from "/static/js/words.js";
import { priorityName } from "/static/js/counter/facts.js";

/** `next` as the counter's view tells it: `{ticket, why}`. */
export function whySentence({ ticket, why }, window) {
  const minutes = why.counts_earlier ?? 0;
  const facts = {
    ticket: ticket.number,
    other: why.runner_up ?? "",
    share: why.share === undefined ? "" : Math.round(why.share * 100),
    priority: ticket.priority ? priorityName(ticket.priority) : "",
    time: why.appointment ? clockTime(why.appointment) : "",
    minutes,
  };
  const started = minutes > 0 ? (why.appointment && "appointment") || (ticket.priority && "priority") : null;
  const said = t(`counter.why.${reason(ticket, why, started, window)}`, facts);
  return started && why.rule === "longest-share" ? t(`counter.why.counts.${started}`, { ...facts, then: said }) : said;
}

function reason(ticket, why, started, window) {
  if (why.rule === "resumed" || why.rule === "chosen") return why.rule;
  if (ticket.kept_for === window) return "sent_here";
  const alone = why.runner_up ? "" : ".alone";
  if (why.rule === "longest-share") return `longest-share${alone}`;
  return `${started ?? "first-in-line"}${alone}`;
}

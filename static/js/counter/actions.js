/** What a clerk can do now at a window, and which of it is the one next step. Only what acts is here. */

import { t } from "/static/js/words.js";
import { now } from "/static/js/clock.js";
import { secondsSince } from "/static/js/counter/times.js";

/** `verb` → key and icon; the key is a letter that a setting can turn off. */
export const VERBS = {
  open: { key: "O", icon: "play" },
  "call-next": { key: "N", icon: "megaphone" },
  call: { key: "/", icon: "search" },
  recall: { key: "R", icon: "rotate-cw" },
  start: { key: "S", icon: "play" },
  finish: { key: "F", icon: "circle-check" },
  receive: { key: "A", icon: "file-plus" },
  miss: { key: "M", icon: "user-x" },
  hold: { key: "H", icon: "pause" },
  transfer: { key: "T", icon: "arrow-right-left" },
  pause: { key: "P", icon: "coffee" },
  close: { key: "X", icon: "door-closed" },
  "take-back": { key: "U", icon: "undo-2" },
};

/** The key that always does the one next step. */
export const MAIN_KEY = "F2";

/** `{main, others}`: actions as `{verb, label, ticket}`, for what the window's view says. */
export function actionsFor(view, takeBackSeconds) {
  const { window, ticket, next } = view;
  const act = (verb, facts = {}, key = verb) => ({
    verb, label: t(`counter.do.${key}`, facts), ticket: facts.ticket,
  });
  const following = next && { ticket: next.ticket.number };
  switch (window.state) {
    case "closed":
      return { main: act("open"), others: [] };
    case "paused":
      return { main: act("open", {}, "go_on"), others: [act("close")] };
    case "idle":
      return {
        main: following ? act("call-next", following, "call_next") : null,
        others: [
          act("call"), act("pause"), act("close"), ...takeBack(view, takeBackSeconds, act),
        ],
      };
    case "serving":
      return {
        main: act("finish", { ticket: ticket.number }),
        others: [act("receive"), act("hold"), act("transfer")],
      };
    default:
      return called(view, following, act);
  }
}

/** Enough calls make the miss the next step, but not before the last one has settled. */
function called({ ticket, calls_before_miss: limit, call_settles_at: settles }, following, act) {
  const here = { ticket: ticket.number };
  const rest = [act("hold"), act("transfer")];
  if (ticket.calls < limit || new Date(settles) > now()) {
    const now = act("finish", here, "finish_now");
    return { main: act("start", here), others: [act("recall"), act("miss"), ...rest, now] };
  }
  const give_up = following ? act("call-next", following, "miss_and_call") : act("miss", here, "miss_this");
  const others = [act("start", here), act("recall"), ...(following ? [act("miss")] : []), ...rest];
  return { main: give_up, others };
}

/** Undo is there only while the hall would do it. */
function takeBack({ window, last }, seconds, act) {
  const left = window.since ? seconds - secondsSince(window.since) : 0;
  if (!last?.press || left <= 0) return [];
  const facts = { ticket: last.number, seconds: left };
  return [act("take-back", facts, `take_back.${last.press}`)];
}

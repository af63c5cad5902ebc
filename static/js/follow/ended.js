/** Held, missed, finished, given up, over: what it means and what to do now. */

import { Cases } from "/static/js/follow/cases.js";
import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const SHAPES = {
  held: "circle-pause", missed: "circle-alert", finished: "circle-check", cancelled: "circle-minus", expired: "clock-alert",
};
const COLOURS = { held: "next", missed: "attention", finished: "ready", cancelled: "off", expired: "off" };

export function Ended({ ticket, facts }) {
  const { state, cases = [] } = ticket;
  if (state === "finished" && cases.length > 0) return html`<${WithCase} ticket=${ticket} cases=${cases} />`;
  const gone = ["finished", "cancelled", "expired"].includes(state);
  return html`<section class="follow-end" data-state=${COLOURS[state]}>
    <p class="follow-number number ${gone ? "follow-gone" : ""}" translate="no">${ticket.number}</p>
    <hall-icon class="follow-shape" name=${SHAPES[state]} aria-hidden="true"></hall-icon>
    <div role="status"><h1>${t(`follow.${state}`)}</h1></div>
    ${state === "missed" && html`<p>${t("follow.missed.text")}</p>`}
    ${state === "missed" && facts.misses_before_void - ticket.misses === 1 && html`<p>${t("follow.missed.last")}</p>`}
    <p class=${state === "missed" ? "follow-do" : ""}>${whatNow(ticket)}</p>
  </section>`;
}

/** The visit is over, the business isn't. */
function WithCase({ ticket, cases }) {
  return html`<section class="follow-end follow-went-on" data-state="ready"><p class="follow-gone-small"><span class="number" translate="no">${ticket.number}</span>
    ${t("follow.case.visit")}</p><${Cases} cases=${cases} /></section>`;
}

function whatNow(ticket) {
  const { state, window } = ticket;
  if (state === "missed") return window ? t("follow.missed.do", { window }) : t("follow.missed.do_any");
  if (state === "held" && window) return t("follow.held.text_window", { window });
  return t(`follow.${state}.text`, ticket);
}

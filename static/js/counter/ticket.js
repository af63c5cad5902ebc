/** The heart of the page: the visitor at the window, or who comes next. */

import { Chip, Empty, html, Number, useTick } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { now } from "/static/js/clock.js";
import { AgentChip } from "/static/js/counter/agent.js";
import { businessName, domainName, priorityName } from "/static/js/counter/facts.js";
import { running, secondsSince, waited } from "/static/js/counter/times.js";

const STATES = { called: "attention", serving: "ready" };

export function TicketPanel({ view }) {
  const { window, ticket, next } = view;
  if (ticket) return html`<${Visitor} ticket=${ticket} agent=${view.agent} limit=${view.calls_before_miss} here />`;
  if (window.state === "idle" && next) return html`<${Visitor} ticket=${next.ticket} agent=${next.agent} />`;
  const empty = { closed: "door-closed", paused: "coffee", idle: "armchair" }[window.state];
  const why = window.reason ? t("counter.empty.paused_for", { reason: window.reason })
    : window.state === "idle" && view.waiting > 0 ? t("counter.empty.idle_here") : null;
  return html`<section class="visitor" aria-label=${t("counter.visitor")}>
    <${Empty} icon=${empty} title=${why ?? t(`counter.empty.${window.state}`)}>
      ${t(`counter.empty.${window.state}.text`)}<//></section>`;
}

function Visitor({ ticket, agent, limit, here = false }) {
  useTick(1, () => now().getTime());
  const said = businessName(ticket);
  const domain = domainName(ticket.domain);
  return html`<section class="visitor" data-here=${here ? ticket.state : null}
    aria-label=${t("counter.visitor")}>
    <div class="visitor-number">
      <p class="visitor-word">${t(here ? "counter.visitor.here" : "counter.visitor.next")}</p>
      <${Number} value=${ticket.number} kind=${here ? "plate" : "coming"} /></div>
    <div class="visitor-needs">
      <h2>${said}</h2>
      <p class="cluster visitor-more">
        ${said !== domain && html`<span>${domain}</span>`}
        ${ticket.priority && html`<${Chip} state="attention" icon="heart-handshake">
          ${t("counter.priority", { priority: priorityName(ticket.priority) })}<//>`}
        ${agent && html`<${AgentChip} agent=${agent} at=${here ? ticket : null} />`}
        <span>${t("counter.waited", { time: waited(ticket) })}</span>
        ${ticket.misses > 0 && html`<${Chip} state="attention" icon="user-x">${t("counter.missed_before")}<//>`}
      </p></div>
    ${here && html`<div class="visitor-now">
      <${Chip} state=${STATES[ticket.state]} icon=${ticket.state === "called" ? "megaphone" : "messages-square"}>
        ${ticket.state === "called"
          ? t("counter.called_times", { count: ticket.calls, limit })
          : t("counter.state.serving")}<//>
      <p class="visitor-clock" role="timer">${running(secondsSince(ticket.started_at ?? ticket.called_at))}</p>
    </div>`}
  </section>`;
}

/** In line: how many ahead, how long, which windows serve. */

import { clockTime } from "/static/js/clock.js";
import { waitOf } from "/static/js/follow/stage.js";
import { Icon, html } from "/static/js/ui.js";
import { waitInWords } from "/static/js/wait.js";
import { t } from "/static/js/words.js";

const SAID = { near: "follow.near", next: "follow.next.text" };

export function Waiting({ stage, ticket, line, ahead }) {
  return html`<section class="follow-line">
    <p class="follow-label">${t("follow.your_number")}</p>
    <p class="follow-number number" translate="no">${ticket.number}</p>
    ${stage === "early" ? html`<${Early} ticket=${ticket} />` : html`
      <div role="status"><h1 class="follow-ahead"><${Ahead} count=${ahead} /></h1></div>
      <${Wait} wait=${waitOf(ticket, line)} />`}
    ${ticket.late && html`<p class="follow-near"><${Icon} name="clock-alert" /><span>${t("wait.late")}</span></p>`}
    ${SAID[stage] && ticket.windows?.length > 0 && html`<p class="follow-near"><${Icon} name="bell-ring" /><span>${t(SAID[stage])}</span></p>`}
    <${Windows} numbers=${ticket.kept_for ? [ticket.kept_for] : ticket.windows} />
  </section>`;
}

/** Booked for later: when, and from when on the number may be called. */
function Early({ ticket }) {
  const [before, after] = t("follow.early", { time: "\n" }).split("\n");
  return html`<div role="status"><h1 class="follow-ahead">${before}<b class="number">${clockTime(ticket.appointment)}</b>${after}</h1></div>
    <p class="follow-near"><${Icon} name="calendar-clock" />
      <span>${t("follow.early.text", { time: clockTime(ticket.not_before) })}</span></p>`;
}

function Ahead({ count }) {
  if (count === 0) return t("follow.next");
  const [before, after] = t("follow.ahead", { count: "\n" }).split("\n");
  return html`${before}<b class="number">${count}</b>${after}`;
}

function Wait({ wait }) {
  if (!wait) return null;
  return html`<p class="follow-wait">${t("follow.wait")} <b>${waitInWords(wait)}</b></p>`;
}

function Windows({ numbers }) {
  if (!numbers) return null;
  if (numbers.length === 0) return html`<p class="follow-windows follow-nobody">${t("follow.windows.none")}</p>`;
  return html`<div class="follow-windows"><p class="follow-label">${t("follow.windows")}</p>
    <ul class="follow-plates">${numbers.map((number) => html`<li key=${number}>
      <span class="number" translate="no">${number}</span>${t("follow.window_sign")}</li>`)}</ul></div>`;
}

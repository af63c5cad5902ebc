/** In line: how many ahead, how long, which windows serve. */

import { waitOf } from "/static/js/follow/stage.js";
import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Waiting({ stage, ticket, line, ahead }) {
  return html`<section class="follow-line">
    <p class="follow-label">${t("follow.your_number")}</p>
    <p class="follow-number number" translate="no">${ticket.number}</p>
    <div role="status"><h1 class="follow-ahead"><${Ahead} count=${ahead} /></h1></div>
    <${Wait} wait=${waitOf(ticket, line)} />
    ${stage !== "far" && html`<p class="follow-near"><${Icon} name="bell-ring" />
      <span>${t(stage === "next" ? "follow.next.text" : "follow.near")}</span></p>`}
    <${Windows} numbers=${ticket.kept_for ? [ticket.kept_for] : ticket.windows} />
  </section>`;
}

function Ahead({ count }) {
  if (count === 0) return t("follow.next");
  const [before, after] = t("follow.ahead", { count: "\n" }).split("\n");
  return html`${before}<b class="number">${count}</b>${after}`;
}

function Wait({ wait }) {
  if (!wait) return null;
  const words = wait.low === 0 ? t("follow.minutes_under", wait) : t("follow.minutes", wait);
  return html`<p class="follow-wait">${t("follow.wait")} <b>${words}</b></p>`;
}

function Windows({ numbers }) {
  if (!numbers) return null;
  if (numbers.length === 0) return html`<p class="follow-windows follow-nobody">${t("follow.windows.none")}</p>`;
  return html`<div class="follow-windows"><p class="follow-label">${t("follow.windows")}</p>
    <ul class="follow-plates">${numbers.map((number) => html`<li key=${number}>
      <span class="number" translate="no">${number}</span></li>`)}</ul></div>`;
}

/** Your turn: the window, as large as the phone. */

import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Turn({ ticket }) {
  const called = ticket.state === "called";
  return html`<section class="follow-turn" data-called=${called ? "" : null} key=${`${ticket.state} ${ticket.calls}`}>
    <p class="follow-number number" translate="no">${ticket.number}</p>
    <div role="alert"><h1>${t(called ? "follow.turn" : "follow.being_served")}</h1></div>
    <div class="follow-window">
      <p class="follow-go">${t(called ? "follow.turn.go" : "sign.window")}${called && html`<${Icon} name="arrow-down" />`}</p>
      <p class="follow-window-number number" translate="no" style=${{ "--signs": Math.max(2, ticket.window.length) }}>${ticket.window}</p>
    </div>
    <p>${called ? t("follow.called_text", ticket) : t("follow.being_served.text", ticket)}</p>
    ${called && ticket.calls > 1 && html`<p class="follow-again">${t("follow.turn.again", { times: ticket.calls })}</p>`}
  </section>`;
}

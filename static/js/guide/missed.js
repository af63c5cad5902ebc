/** Who was missed in any line: they stand before the desk and are back in line with one press. */

import { Button, html, Number, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";
import { t } from "/static/js/words.js";
import { domainName } from "/static/js/guide/facts.js";

/** Put them back in line, and say so or why not. */
export async function restore(ticket) {
  try {
    const { ticket: back } = await post(`/api/v1/tickets/${ticket.id}/restore`);
    toast(t("guide.restored", { number: back.number, count: back.ahead ?? 0 }));
  } catch (problem) {
    toast(problem.message);
  }
}

export function Missed({ missed = [] }) {
  return html`<section class="panel missed" aria-labelledby="missed"><div class="panel-head"><h2 id="missed">${t("guide.missed")}</h2>
      <span class="badge">${missed.length}</span></div>
    ${missed.length === 0 ? html`<p class="panel-none muted">${t("guide.missed.none")}</p>`
      : html`<ul class="side-list" tabindex="0" aria-labelledby="missed">${missed.map((ticket) => html`<${Row} key=${ticket.id} ticket=${ticket} />`)}</ul>`}</section>`;
}

function Row({ ticket }) {
  const [busy, be] = useState(false);
  const back = async () => {
    be(true);
    await restore(ticket);
    be(false);
  };
  return html`<li class="missed-row"><${Number} value=${ticket.number} />
    <span class="missed-what">${domainName(ticket.domain)}<span class="muted small">${t("guide.missed.at",
      { window: ticket.window, time: clockTime(ticket.called_at) })}</span></span>
    <${Button} busy=${busy} aria-label=${t("guide.restore.ticket", { number: ticket.number })} onClick=${back}>${t("guide.restore")}<//></li>`;
}

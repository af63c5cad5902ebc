/** Who goes with the holder or comes in their place; in full only on request, with a reason. */

import { Button, Chip, Dialog, html, Notice, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { person } from "/static/js/counter/facts.js";

/** `at`: the ticket at this window, whose agent may be opened. */
export function AgentChip({ agent, at }) {
  const [open, show] = useState(false);
  const who = (agent.staff && person(agent.staff)) ?? agent.name ?? t("counter.agent.somebody");
  return html`<${Chip} state="next" icon="handshake">${t(`counter.agent.${agent.way}`, { who })}<//>
    ${at && agent.name && html`<${Button} kind="quiet" icon="eye" onClick=${() => show(true)}>${t("counter.agent.show")}<//>`}
    ${open && html`<${AgentDialog} ticket=${at} onClose=${() => show(false)} />`}`;
}

function AgentDialog({ ticket, onClose }) {
  const [why, say] = useState(t("counter.agent.why_usual"));
  const [seen, see] = useState({});
  const ask = async (event) => {
    event.preventDefault();
    see({ busy: true });
    see(await post(`/api/v1/tickets/${ticket.id}/agent/show`, { reason: why.trim() }).catch((wrong) => ({ wrong: wrong.message })));
  };
  const actions = html`<${Button} onClick=${onClose}>${t("counter.dialog.close")}<//>
    ${!seen.ticket && html`<${Button} kind="primary" type="submit" form="agent" busy=${seen.busy}>${t("counter.agent.show")}<//>`}`;
  return html`<${Dialog} title=${t("counter.agent.title", { ticket: ticket.number })} onClose=${onClose} actions=${actions}>
    ${seen.ticket ? html`<p class="agent-name" role="status">${seen.name}${seen.phone && html` · ${seen.phone}`}</p>`
      : html`<form class="form" id="agent" onSubmit=${ask}><div class="field"><label for="agent-why">${t("counter.agent.why")}</label>
          <input class="input" id="agent-why" required maxlength="200" value=${why} onInput=${(e) => say(e.target.value)} /></div></form>
        <div role="alert">${seen.wrong && html`<${Notice} state="attention" title=${seen.wrong} />`}</div>`}<//>`;
}

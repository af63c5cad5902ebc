/** Leave the line: asked once, then done; sent once however the network blinks. */

import { newKey, post } from "/static/js/api.js";
import { Button, Dialog, Notice, html, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Leave({ ticket }) {
  const [asked, ask] = useState(false);
  return html`<p class="follow-leave">
    <${Button} kind="quiet" onClick=${() => ask(true)}>${t("follow.leave")}<//></p>
    ${asked && html`<${Sure} ticket=${ticket} onClose=${() => ask(false)} />`}`;
}

function Sure({ ticket, onClose }) {
  const [busy, work] = useState(false);
  const [trouble, tell] = useState(null);
  const key = useRef(null);
  const leave = async () => {
    work(true);
    tell(null);
    key.current ??= newKey();
    try {
      await post(`/api/v1/tickets/${ticket.token}/leave`, {}, { key: key.current });
      onClose();
    } catch (problem) {
      if (problem.name === "Refused") key.current = null;
      tell(problem.name === "Refused" ? problem.message : t("follow.leave.failed"));
      work(false);
    }
  };
  return html`<${Dialog} title=${t("follow.leave.title")} onClose=${onClose} actions=${html`
    <${Button} onClick=${onClose}>${t("follow.leave.no")}<//>
    <${Button} kind="danger" busy=${busy} onClick=${leave}>${t("follow.leave.yes")}<//>`}>
    <p>${t("follow.leave.text", ticket)}</p>
    ${trouble && html`<${Notice} state="attention" title=${trouble} live />`}
  <//>`;
}

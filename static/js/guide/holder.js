/** Somebody with a number stands here: how is it, and what can be done for them? */

import { Button, html, Notice, Number, toast, useEffect, useRef, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { waitInWords } from "/static/js/wait.js";
import { domainName, zoneNames } from "/static/js/guide/facts.js";
import { agentOf, Helper, NOBODY } from "/static/js/guide/helper.js";
import { Slip } from "/static/js/guide/issued.js";
import { restore } from "/static/js/guide/missed.js";

const OPEN = new Set(["waiting", "called", "serving", "held", "missed"]);

export function Holder({ ticket: found, kiosk, back, refer }) {
  const now = useView(`ticket:${found.token}`).snapshot ?? found;
  const first = useRef(null);
  const open = OPEN.has(now.state);
  useEffect(() => (first.current.querySelector(".primary") ?? first.current.querySelector("button")).focus(), []);
  return html`<article class="holder" ref=${first}>
    <header class="answer-head"><${Button} kind="quiet" icon="arrow-left" keys="Esc" onClick=${back}>${t("guide.back")}<//></header>
    <div class="issued-first"><${Number} value=${now.number} kind=${open ? "plate" : "gone"} />
      <p class="issued-where">${domainName(now.domain)} · ${t(`guide.state.${now.state}`)}</p>
      ${now.state === "waiting" && html`<p>${now.zones?.length ? zoneNames(now.zones) : ""} · ${t("guide.wait", { count: now.ahead })}
        ${now.wait && html` · <b>${waitInWords(now.wait)}</b>`}</p>`}
      ${["called", "serving"].includes(now.state) && html`<p>${t("guide.issued.called", { window: now.window })}</p>`}</div>
    ${open && html`<div class="holder-acts cluster">
      ${now.state === "missed" && html`<${Button} kind="primary" icon="list-restart" onClick=${() => restore(now)}>${t("guide.restore")}<//>`}
      <${Button} icon="corner-up-right" onClick=${() => refer({ text: "", ticket: now })}>${t("guide.refer")}<//></div>
      <${Slip} ticket=${now} kiosk=${kiosk} first=${false} /><${Named} ticket=${now} />`}
  </article>`;
}

/** Say who goes with them, or acts for them, from now on. */
function Named({ ticket }) {
  const [helper, help] = useState({ ...NOBODY, kind: "beside" });
  const [state, be] = useState({});
  const send = async (event) => {
    event.preventDefault();
    be({ busy: true });
    try {
      await post(`/api/v1/tickets/${ticket.id}/agent`, agentOf(helper));
      toast(t("guide.helper.named", { number: ticket.number }));
      be({});
    } catch (problem) {
      be({ problem: problem.message });
    }
  };
  return html`<form class="holder-agent" onSubmit=${send}><${Helper} helper=${helper} onChange=${help} without=${false} />
    <div role="alert">${state.problem && html`<${Notice} state="attention" title=${state.problem} />`}</div>
    <${Button} type="submit" icon="handshake" busy=${state.busy}>${t("guide.helper.name_them")}<//></form>`;
}

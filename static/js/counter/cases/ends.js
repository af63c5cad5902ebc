/** What a clerk says of a case with a reason: it is taken back, decided at once, or asked to be done. */

import { Button, html, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Withdraw({ one, number, send, onClose }) {
  const withdraw = (reason) => send(`/api/v1/cases/${one.case}/withdraw`, { window: number, reason, seen: one.edition });
  return html`<${Ask} name="withdraw" usual=${t("counter.case.withdraw.usual")} onSay=${withdraw} onClose=${onClose} />`;
}

export function Decide({ part, send, onClose }) {
  const [decision, choose] = useState("approved");
  const decide = (reason) => send(`/api/v1/parts/${part.part}/decide`, { decision, reason, seen: part.edition });
  return html`<${Ask} name="decide" usual=${t(`counter.case.decide.${decision}`)} key=${decision} onSay=${decide} onClose=${onClose}>
    <div class="verdicts">${["approved", "denied"].map((one) => html`<label class="verdict" key=${one}>
      <input type="radio" name="decision" checked=${decision === one} onChange=${() => choose(one)} /><span>${t(`decision.${one}`)}</span></label>`)}</div><//>`;
}

/** 催办: asks the department whose light is the worst. */
export function Urge({ part, send, onClose }) {
  const urge = (note) => send(`/api/v1/parts/${part.part}/urge`, { note });
  return html`<${Ask} name="urge" usual=${t("counter.case.urge.usual")} onSay=${urge} onClose=${onClose} />`;
}

function Ask({ name, usual, onSay, onClose, children }) {
  const [reason, say] = useState(usual);
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    if (reason.trim()) onSay(reason.trim());
  };
  return html`<form class="case-part case-ask" onSubmit=${submit}>${children}
    <div class="field"><label for="case-reason">${t(`counter.case.${name}.reason`)}</label>
      <input class="input" id="case-reason" ref=${field} required maxlength="200" autocomplete="off" value=${reason} onInput=${(e) => say(e.target.value)} /></div>
    <div class="cluster"><${Button} kind="primary" type="submit">${t(`counter.case.${name}.go`)}<//><${Button} onClick=${onClose}>${t("counter.dialog.cancel")}<//></div></form>`;
}

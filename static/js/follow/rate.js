/** How was it? Once, on the page that the slip leads to; and a complaint, at any time. */

import { newKey, post } from "/static/js/api.js";
import { Faces, isPoor, Reasons } from "/static/js/rating/faces.js";
import { Button, html, Notice, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Rate({ ticket, reasons }) {
  const { rating } = ticket;
  return html`<section class="follow-rate">${rating?.rated ? html`<${Notice} state="ready" icon="circle-check" title=${t("rating.thanks")} live />`
    : rating?.open && html`<${Asking} ticket=${ticket} reasons=${reasons} />`}
    <${Complaint} ticket=${ticket} /></section>`;
}

/** A good rating is one tap; a poor one asks why before it is sent. */
function Asking({ ticket, reasons }) {
  const [said, say] = useState({ ticked: [], text: "", phone: "" });
  const [send, state] = useSending(`/api/v1/tickets/${ticket.token}/rating`);
  const choose = (level) => (isPoor(level) ? say({ ...said, level }) : send({ level }));
  const explain = (event) => {
    event.preventDefault();
    send({ level: said.level, reasons: said.ticked, ...typed(said) });
  };
  return html`<h2>${t("rating.ask")}</h2><${Faces} chosen=${said.level ?? null} busy=${state.busy} onChoose=${choose} />
    ${said.level && html`<form onSubmit=${explain}><${Reasons} reasons=${reasons} ticked=${said.ticked} onTick=${(ticked) => say({ ...said, ticked })} />
      <${Typed} label=${t("rating.text")} said=${said} say=${say} />
      <${Button} kind="primary" class="large wide" type="submit" busy=${state.busy}>${t("rating.send")}<//></form>`}
    ${state.problem && html`<${Notice} state="attention" title=${state.problem} live />`}
    <p class="small muted">${t("rating.private")}</p>`;
}

function Complaint({ ticket }) {
  const [open, show] = useState(false);
  const [said, say] = useState({ text: "", phone: "" });
  const [send, state] = useSending(`/api/v1/tickets/${ticket.token}/complaint`);
  if (state.done) return html`<${Notice} state="ready" icon="circle-check" title=${t("rating.complaint.done")} live />`;
  if (!open) return html`<p><${Button} kind="quiet" icon="message-circle-warning" onClick=${() => show(true)}>${t("rating.complaint")}<//></p>`;
  const complain = (event) => {
    event.preventDefault();
    if (said.text.trim()) send(typed(said));
  };
  return html`<form onSubmit=${complain}><h2>${t("rating.complaint")}</h2><${Typed} label=${t("rating.complaint.text")} said=${said} say=${say} />
    ${state.problem && html`<${Notice} state="attention" title=${state.problem} live />`}
    <${Button} kind="primary" class="large wide" type="submit" busy=${state.busy}>${t("rating.send")}<//></form>`;
}

function Typed({ label, said, say }) {
  return html`<label class="field"><span>${label}</span><textarea class="input" rows="3" maxlength="500" value=${said.text}
      onInput=${(event) => say({ ...said, text: event.currentTarget.value })}></textarea></label>
    <label class="field"><span>${t("rating.phone")}</span><input class="input" type="tel" autocomplete="tel" maxlength="20" value=${said.phone}
      onInput=${(event) => say({ ...said, phone: event.currentTarget.value })} /></label>`;
}

const typed = ({ text, phone }) => Object.fromEntries(Object.entries({ text: text.trim(), phone: phone.trim() }).filter(([, said]) => said));

/** Sent once however the network blinks. */
function useSending(path) {
  const [state, set] = useState({});
  const key = useRef(null);
  const send = async (body) => {
    set({ busy: true });
    key.current ??= newKey();
    try {
      await post(path, body, { key: key.current });
      set({ done: true });
    } catch (problem) {
      if (problem.name === "Refused") key.current = null;
      set({ problem: problem.name === "Refused" ? problem.message : t("rating.failed") });
    }
  };
  return [send, state];
}

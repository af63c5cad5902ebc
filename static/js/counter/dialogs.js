/** The counter's smaller dialogs: a certain number, a pause, the keys. */

import { Button, Dialog, html, Notice, useState } from "/static/js/ui.js";
import { currentLanguage, setLanguage, t } from "/static/js/words.js";
import { get, post } from "/static/js/api.js";
import { MAIN_KEY, VERBS } from "/static/js/counter/actions.js";
import { sweep } from "/static/js/counter/cases/draft.js";
import { businessName } from "/static/js/counter/facts.js";
import { Picker } from "/static/js/counter/picker.js";
import { forgetPresses } from "/static/js/counter/press.js";
import { waited } from "/static/js/counter/times.js";

const NUMBER = /^[A-Z][0-9]{1,11}$/;

/** The number that was typed; letters that look like figures are figures: AO12 is A012. */
function typed(text) {
  const number = text.slice(0, 1) + text.slice(1).replaceAll("O", "0").replaceAll("I", "1");
  return NUMBER.test(number) ? number : null;
}

const PAUSES = ["short", "lunch", "handover", "fault"];

/** Call one certain number out of turn; that it was so is on record. */
export function CallDialog({ line, onClose, onSend }) {
  const [wanted, want] = useState(null);
  const number = (option, text) => typed(text) ?? option?.key ?? null;
  const options = line.map((ticket) => ({
    key: ticket.number, name: ticket.number, note: `${businessName(ticket)} · ${waited(ticket)}`,
    find: `${ticket.number} ${businessName(ticket)}`,
  }));
  const take = (option, text) => {
    const chosen = number(option, text);
    if (chosen) onSend(chosen);
  };
  const actions = html`<${Button} onClick=${onClose}>${t("counter.dialog.cancel")}<//>
    ${wanted && html`<${Button} kind="primary" icon="megaphone" onClick=${() => onSend(wanted)}>
      ${t("counter.do.call-next", { ticket: wanted })}<//>`}`;
  return html`<${Dialog} title=${t("counter.call.title")} onClose=${onClose} actions=${actions}>
    <p class="muted">${t("counter.call.text")}</p>
    <${Picker} label=${t("counter.call.find")} options=${options} upper sure empty=${t("counter.call.none")}
      onTake=${take} onChange=${(option, text) => want(number(option, text))} />
  <//>`;
}

/** 恢复 by number: the last of the missed are there to pick, any other is looked for in the day. */
export function MissedDialog({ missed, onClose, onSend }) {
  const [wanted, want] = useState(null);
  const [trouble, tell] = useState(null);
  const number = (option, text) => typed(text) ?? option?.key ?? null;
  const options = [...missed].reverse().map((ticket) => ({
    key: ticket.number, name: ticket.number, note: businessName(ticket),
    find: `${ticket.number} ${businessName(ticket)}`,
  }));
  const take = async (chosen) => {
    if (!chosen) return;
    try {
      const { tickets } = await get("/api/v1/tickets", { number: chosen });
      if (tickets.length) onSend(tickets[0]);
      else tell(t("refusal.no_such_number_today", { ticket: chosen }));
    } catch (problem) {
      tell(problem.message);
    }
  };
  const change = (option, text) => {
    want(number(option, text));
    tell(null);
  };
  const actions = html`<${Button} onClick=${onClose}>${t("counter.dialog.cancel")}<//>
    ${wanted && html`<${Button} kind="primary" icon="list-restart" onClick=${() => take(wanted)}>
      ${t("counter.missed.back_ticket", { ticket: wanted })}<//>`}`;
  return html`<${Dialog} title=${t("counter.missed.find")} onClose=${onClose} actions=${actions}>
    <p class="muted">${t("counter.missed.find_text")}</p>
    <${Picker} label=${t("counter.call.find")} options=${options} upper sure empty=${t("counter.missed.find_none")}
      onTake=${(option, text) => take(number(option, text))} onChange=${change} />
    ${trouble && html`<${Notice} state="attention" title=${trouble} live />`}
  <//>`;
}

/** 暂停: pick a reason by its figure, or write one. */
export function PauseDialog({ onClose, onSend }) {
  const [reason, say] = useState("");
  const key = (event) => {
    const picked = PAUSES[Number(event.key) - 1];
    if (picked && event.target.tagName !== "INPUT") onSend(t(`counter.pause.${picked}`));
  };
  const send = (event) => {
    event.preventDefault();
    if (reason.trim()) onSend(reason.trim());
  };
  const actions = html`<${Button} onClick=${onClose}>${t("counter.dialog.cancel")}<//>
    ${reason.trim() && html`<${Button} kind="primary" icon="coffee" onClick=${send}>
      ${t("counter.pause.go")}<//>`}`;
  return html`<${Dialog} title=${t("counter.pause.title")} onClose=${onClose} actions=${actions}
    onKeyDown=${key}>
    <p class="muted">${t("counter.pause.text")}</p>
    <div class="stack">${PAUSES.map((name, index) => html`<${Button} class="wide" key=${name}
      keys=${String(index + 1)} onClick=${() => onSend(t(`counter.pause.${name}`))}>
      ${t(`counter.pause.${name}`)}<//>`)}
      <form class="field" onSubmit=${send}><label for="pause">${t("counter.pause.other")}</label>
        <input class="input" id="pause" maxlength="200" value=${reason} autocomplete="off"
          onInput=${(e) => say(e.target.value)} /></form></div>
  <//>`;
}

/** Which key does what, and how this machine is set. */
export function KeysDialog({ letters, onLetters, onClose }) {
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const leave = () => (sweep(), forgetPresses(), post("/api/v1/sign-out")).finally(() => location.assign("/sign-in?next=/counter"));
  const actions = html`<${Button} kind="primary" onClick=${onClose}>${t("counter.dialog.close")}<//>`;
  return html`<${Dialog} title=${t("counter.keys.title")} onClose=${onClose} actions=${actions}>
    <dl class="key-list"><dt><kbd class="keycap">${MAIN_KEY}</kbd></dt><dd>${t("counter.keys.main")}</dd>
      ${Object.entries(VERBS).map(([verb, { key }]) => html`<dt key=${verb}><kbd class="keycap">${key}</kbd></dt>
        <dd>${t(`counter.keys.${verb}`)}</dd>`)}
      <dt><kbd class="keycap">C</kbd></dt><dd>${t("counter.keys.cases")}</dd></dl>
    <label class="check"><input type="checkbox" checked=${letters}
      onChange=${(e) => onLetters(e.target.checked)} />${t("counter.keys.letters")}</label>
    <p class="field-hint">${t("counter.keys.hint")}</p>
    <div class="cluster key-more">
      <${Button} icon="languages" onClick=${() => setLanguage(other, { remember: true })}>
        ${t("counter.keys.language")}<//>
      <a class="button" href="/counter?choose">${t("counter.keys.window")}</a>
      <a class="button" href="/">${t("counter.keys.lobby")}</a>
      <${Button} icon="log-out" onClick=${leave}>${t("counter.keys.sign_out")}<//></div>
  <//>`;
}

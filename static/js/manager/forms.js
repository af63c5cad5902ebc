/** A dialog with a form in it: Enter sends, what the hall refuses stands in it, Escape leaves. */

import { Button, Dialog, html, Notice, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** `send()` is what is sent; `done(answer)` comes after it. `go`: the word on its button. */
export function FormDialog({ title, go, kind = "primary", send, done, onClose, also, children }) {
  const [state, set] = useState({ busy: false, wrong: null });
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy) return;
    const fault = faultIn(event.currentTarget);
    if (fault) return set({ busy: false, wrong: fault });
    set({ busy: true, wrong: null });
    try {
      const answer = await send();
      set({ busy: false, wrong: null });
      done(answer);
    } catch (problem) {
      set({ busy: false, wrong: problem.message });
    }
  };
  return html`<${Dialog} title=${title} onClose=${onClose} actions=${html`${also}
      <${Button} onClick=${onClose}>${t("manager.cancel")}<//>
      <${Button} kind=${kind} type="submit" form="form" busy=${state.busy}>${go}<//>`}>
    <form class="form" id="form" novalidate onSubmit=${submit}>${children}
      <div role="alert">${state.wrong && html`<${Notice} state="attention" title=${state.wrong} />`}</div></form><//>`;
}

/** What is wrong with the first field that is, in the page's words; it has the focus then. */
function faultIn(form) {
  const input = form.querySelector("input:invalid, select:invalid, textarea:invalid");
  if (!input) return null;
  input.focus();
  const field = (input.labels?.[0]?.querySelector("span") ?? input.labels?.[0])?.textContent ?? input.getAttribute("aria-label");
  if (input.validity.valueMissing && !input.validity.badInput) return t("manager.field.missing", { field });
  if (input.type === "number") return t("manager.field.range", { field, low: input.min, high: input.max });
  return t("manager.field.wrong", { field });
}

/** A labelled field; anything else goes to its input. */
export function Field({ name, label, hint, children, ...rest }) {
  const about = hint ? `${name}-hint` : null;
  return html`<div class="field"><label for=${name}>${label}</label>
    ${children ?? html`<input class="input" id=${name} aria-describedby=${about} ...${rest} />`}
    ${hint && html`<p class="field-hint" id=${about}>${hint}</p>`}</div>`;
}

/** A time of day, written 08:50 in every language: a browser's own field would say AM and PM. */
export function Time({ name, label, value, onTime, required = true }) {
  const [left, leave] = useState(false);
  const wrong = left && value !== "" && !isTime(value);
  return html`<${Field} name=${name} label=${label} required=${required} inputmode="numeric" pattern="([01]\\d|2[0-3]):[0-5]\\d" placeholder="08:50" maxlength="5"
    autocomplete="off" value=${value} aria-invalid=${wrong ? "true" : null} hint=${wrong ? t("manager.time.wrong") : null}
    onBlur=${() => leave(true)} onInput=${(event) => onTime(withColon(event.target.value, value))} />`;
}

/** Whether it is a time of day, as 08:50. */
export function isTime(text) {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** "0850" becomes "08:50" while it is typed; a colon that is taken away stays so. */
function withColon(typed, before) {
  return /^\d{4}$/.test(typed) && typed.length > before.length ? `${typed.slice(0, 2)}:${typed.slice(2)}` : typed;
}

/** One of `options`: [[value, words] …]. */
export function Choice({ name, label, value, options, onChoose }) {
  return html`<${Field} name=${name} label=${label}>
    <select class="input" id=${name} onChange=${(event) => onChoose(event.target.value)}>
      ${options.map(([key, words]) => html`<option key=${key} value=${key} selected=${key === value}>${words}</option>`)}</select><//>`;
}

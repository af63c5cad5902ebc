/** A dialog with a form in it: Enter sends, what the hall refuses stands in it, Escape leaves. */

import { Button, createContext, Dialog, html, Icon, Notice, useContext, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** The field of the form that is wrong, by name, and what is wrong with it. */
const Fault = createContext(null);

/**
 * `send()` is what is sent; `done(answer)` comes after it. `go`: the word on its button, none where nothing can be sent;
 * `off`: the id of what on the page says why it can't be pressed; `fault()`: what is wrong with it as a whole, in words.
 */
export function FormDialog({ title, go, kind = "primary", off = null, fault: whole, send, done, onClose, also, children, ...rest }) {
  const [state, set] = useState({ busy: false, wrong: null });
  const form = useRef(null);
  useEffect(() => form.current.querySelector(".field-error, .form-wrong > *")?.scrollIntoView({ block: "nearest" }), [state]);
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy || off) return;
    const words = whole?.();
    const fault = words ? { wrong: words } : faultIn(event.currentTarget);
    if (fault) return set({ busy: false, ...fault });
    set({ busy: true, wrong: null });
    try {
      const answer = await send();
      set({ busy: false, wrong: null });
      done(answer);
    } catch (problem) {
      set({ busy: false, wrong: problem.message });
    }
  };
  return html`<${Dialog} title=${title} onClose=${onClose} ...${rest} actions=${html`${also}
      <${Button} onClick=${onClose}>${t("manager.cancel")}<//>
      ${go && html`<${Button} kind=${kind} type="submit" form="form" busy=${state.busy} disabled=${Boolean(off)} aria-describedby=${off}>${go}<//>`}`}>
    <form class="form" id="form" ref=${form} novalidate onSubmit=${submit} onInput=${() => (state.field || whole) && set({ busy: false, wrong: null })}>
      <${Fault.Provider} value=${state.field ?? null}>${children}<//>
      <div class="form-wrong" role="alert">${state.wrong && html`<${Notice} state="attention" title=${state.wrong} />`}</div></form><//>`;
}

/** The first field that is wrong, which has the focus then: said beside it, or at the form's end where it can't be. */
function faultIn(form) {
  const input = [...form.querySelectorAll("input, select, textarea")].find((one) => !one.validity.valid || isBlank(one));
  if (!input) return null;
  input.focus();
  const words = whatIsWrong(input);
  return input.closest("[data-field]") ? { field: { name: input.id, words } } : { wrong: words };
}

/** Only spaces where something has to stand. */
function isBlank(input) {
  return input.required && input.value.trim() === "" && !input.validity.badInput;
}

function whatIsWrong(input) {
  const field = (input.labels?.[0]?.querySelector("span") ?? input.labels?.[0])?.textContent ?? input.getAttribute("aria-label");
  if (isBlank(input)) return t("manager.field.missing", { field });
  if (input.type === "number") return t("manager.field.range", { field, low: input.min, high: input.max });
  return t("manager.field.wrong", { field });
}

/** A labelled field; anything else goes to its input. `wrong`: what is wrong with it. */
export function Field({ name, label, hint, wrong: said, children, ...rest }) {
  const fault = useContext(Fault);
  const wrong = fault?.name === name ? fault.words : said;
  const about = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ") || null;
  return html`<div class="field" data-field=${name} data-wrong=${wrong ? "" : null}><label for=${name}>${label}</label>
    ${children ?? html`<input class="input" id=${name} aria-describedby=${about} aria-invalid=${wrong ? "true" : null} ...${rest} />`}
    ${hint && html`<p class="field-hint" id=${`${name}-hint`}>${hint}</p>`}
    <div role="alert">${wrong && html`<p class="field-error" id=${`${name}-wrong`}><${Icon} name="triangle-alert" />${wrong}</p>`}</div></div>`;
}

/** A time of day, written 08:50 in every language: a browser's own field would say AM and PM. `like`: an example. */
export function Time({ name, label, value, onTime, like = "08:50", required = true }) {
  const [left, leave] = useState(false);
  const wrong = left && value !== "" && !isTime(value);
  return html`<${Field} name=${name} label=${label} required=${required} inputmode="numeric" pattern="([01]\\d|2[0-3]):[0-5]\\d" placeholder=${like} maxlength="5"
    autocomplete="off" value=${value} wrong=${wrong ? t("manager.time.wrong") : null}
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

/** One of `options`: [[value, words] …]; where the words are options themselves, the value is what the group is called. */
export function Choice({ name, label, value, options, onChoose, required = false }) {
  const option = ([key, words]) => html`<option key=${key} value=${key} selected=${key === value}>${words}</option>`;
  return html`<${Field} name=${name} label=${label}>
    <select class="input" id=${name} required=${required} onChange=${(event) => onChoose(event.target.value)}>
      ${options.map(([key, words]) => (Array.isArray(words) ? html`<optgroup key=${key} label=${key}>${words.map(option)}</optgroup>` : option([key, words])))}</select><//>`;
}

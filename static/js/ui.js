/** The family's small parts: Preact with htm, and the components that need behaviour. */

import {
  createContext, html, render, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState,
} from "htm/preact";
import "/static/js/icon.js";
import { connection, onConnection, watch } from "/static/js/live.js";
import { currentLanguage, onLanguage, t } from "/static/js/words.js";

export {
  createContext, html, render, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState,
};

/** A component that is drawn anew when the language changes calls this; it is the language. */
export function useLanguage() {
  const [language, change] = useState(currentLanguage());
  useEffect(() => onLanguage(change), []);
  return language;
}

/** A view's snapshot, kept true; undefined until it is there. */
export function useView(view) {
  const [seen, see] = useState({ view: null });
  useEffect(() => {
    if (!view) return undefined;
    return watch(view, (snapshot) => see({ view, snapshot }), (error) => see({ view, error }));
  }, [view]);
  return seen.view === view ? seen : {};
}

/** "connecting", "live" or "lost". */
export function useConnection() {
  const [state, change] = useState(connection());
  useEffect(() => onConnection(change), []);
  return state;
}

/** The present time, drawn anew every `seconds`. */
export function useTick(seconds, read) {
  const [value, change] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => change(read()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return value;
}

export function Icon({ name }) {
  return html`<hall-icon name=${name} aria-hidden="true"></hall-icon>`;
}

/** `kind`: primary, quiet, danger or none; `keys`: the key that does the same; `busy`: at work. */
export function Button({ kind = "", icon, keys, busy = false, children, class: more = "", ...rest }) {
  return html`<button type="button" class="button ${kind} ${more}" aria-busy=${busy ? "true" : null}
    aria-disabled=${busy ? "true" : null} aria-keyshortcuts=${keys ?? null} ...${rest}
    onClick=${busy ? null : rest.onClick}>
    ${icon && html`<${Icon} name=${icon} />`}<span>${children}</span>
    ${keys && html`<kbd class="keycap" aria-hidden="true">${keys}</kbd>`}
  </button>`;
}

const SHAPES = {
  ready: "circle-check", next: "circle-arrow-right", attention: "triangle-alert",
  urgent: "octagon-alert", off: "circle-minus",
};

/** A state: its colour, its shape and its word. */
export function Chip({ state = "off", icon, children }) {
  return html`<span class="chip" data-state=${state}>
    <${Icon} name=${icon ?? SHAPES[state]} />${children}</span>`;
}

/** A ticket's number; `kind`: plate, hero, gone. Readers say it letter by letter. */
export function Number({ value, kind = "" }) {
  return html`<span class="number ${kind}" translate="no">${value}</span>`;
}

/** What happened (`title`), what it means and what to do now (children). */
export function Notice({ state, title, icon, children, live = false }) {
  const role = live ? (state === "urgent" ? "alert" : "status") : null;
  return html`<div class="notice" data-state=${state ?? null} role=${role}>
    <${Icon} name=${icon ?? SHAPES[state] ?? "info"} />
    ${title && html`<p class="notice-title">${title}</p>`}
    ${children && html`<div>${children}</div>`}
  </div>`;
}

/** What will be here, and what to do. */
export function Empty({ icon = "inbox", title, children }) {
  return html`<div class="empty"><${Icon} name=${icon} />
    <p class="empty-title">${title}</p>${children && html`<p>${children}</p>`}</div>`;
}

/** At the edge of every page: the hall is lost, and for a moment that it is back. */
export function ConnectionBanner() {
  useLanguage();
  const state = useConnection();
  const [shown, show] = useState(null);
  useEffect(() => {
    if (state === "lost") show("lost");
    if (state !== "live") return undefined;
    show((before) => (before === "lost" ? "back" : null));
    const timer = setTimeout(() => show(null), 3000);
    return () => clearTimeout(timer);
  }, [state]);
  return html`<div role="status" class="connection">
    ${shown && html`<p class="banner" data-state=${shown}>
      <${Icon} name=${shown === "back" ? "circle-check" : "unplug"} />
      <span>${t(shown === "back" ? "network.back" : "network.lost")}</span></p>`}
  </div>`;
}

/** A native dialog: Escape and `onClose` close it; the page behind can't be reached. It hears keys as soon as it is drawn. */
export function Dialog({ title, onClose, children, actions, ...rest }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    if (!box.current.open) box.current.showModal();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose?.();
  };
  return html`<dialog class="dialog" ref=${box} onCancel=${cancel} aria-labelledby="dialog-title" ...${rest}>
    <h2 id="dialog-title">${title}</h2>
    <div>${children}</div>
    <div class="dialog-actions">${actions}</div>
  </dialog>`;
}

/** Tabs: `tabs` is [[key, name, count?] …]; arrow keys move among them. */
export function Tabs({ tabs, chosen, onChoose, label }) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex(([key]) => key === chosen);
    const [next] = tabs[(at + step + tabs.length) % tabs.length];
    event.preventDefault();
    onChoose(next);
    event.currentTarget.querySelector(`[data-key="${next}"]`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} onKeyDown=${move}>
    ${tabs.map(([key, name, count]) => html`<button type="button" class="tab" role="tab" key=${key}
      data-key=${key} aria-selected=${String(key === chosen)} tabindex=${key === chosen ? 0 : -1}
      onClick=${() => onChoose(key)}>${name}${count !== undefined && html` <span class="badge">${count}</span>`}
    </button>`)}</div>`;
}

/** Say something in passing: `toast(text, {action: [word, does]})`; it goes by itself. */
export function toast(text, { action, seconds = 6 } = {}) {
  let shelf = document.querySelector(".toasts");
  if (!shelf) {
    shelf = Object.assign(document.createElement("div"), { className: "toasts" });
    shelf.setAttribute("role", "status");
    document.body.append(shelf);
  }
  const note = document.createElement("div");
  const close = () => {
    render(null, note);
    note.remove();
  };
  shelf.append(note);
  render(html`<div class="toast"><span>${text}</span>${action && html`<${Button} class="quiet"
    onClick=${() => { close(); action[1](); }}>${action[0]}<//>`}</div>`, note);
  setTimeout(close, seconds * 1000);
}

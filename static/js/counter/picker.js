/** Type to filter, arrows to move, Enter to take: a list with a field over it (ARIA combobox). */

import { html, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const SHOWN = 60;

/**
 * `options`: [{key, name, note, find}]; `onTake(option)`; `onChange(option | null, text)` tells what
 * is marked while typing. `label` names the field. `sure`: nothing is taken, or told as marked, while
 * several fit what was typed and none was chosen.
 */
export function Picker({ label, options, onTake, onChange, empty, upper = false, sure = false }) {
  const [text, type] = useState("");
  const [at, mark] = useState(0);
  const [chose, choose] = useState(false);
  const field = useRef(null);
  const list = useRef(null);
  const wanted = text.trim().toLowerCase();
  const found = options.filter((o) => o.find.toLowerCase().includes(wanted)).slice(0, SHOWN);
  const marked = found[Math.min(at, found.length - 1)] ?? null;
  const asks = sure && !chose && found.length > 1 && marked.key.toLowerCase() !== wanted;
  const taken = asks ? null : marked;

  useEffect(() => field.current.focus(), []);
  useEffect(() => onChange?.(taken, text.trim()), [taken?.key, text]);
  useEffect(() => {
    list.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  }, [marked?.key]);

  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) choose(true);
    if (step && found.length) mark((Math.min(at, found.length - 1) + step + found.length) % found.length);
    if (!step) onTake(taken, text.trim());
  };
  const input = (event) => {
    type(upper ? event.target.value.toUpperCase() : event.target.value);
    mark(0);
    choose(false);
  };

  return html`<div class="picker">
    <label class="hidden-text" for="picker-field">${label}</label>
    <input class="input" id="picker-field" ref=${field} value=${text} placeholder=${label}
      role="combobox" aria-expanded="true" aria-controls="picker-list" aria-autocomplete="list"
      aria-activedescendant=${marked ? `picker-${marked.key}` : null} autocomplete="off"
      spellcheck=${false} onInput=${input} onKeyDown=${key} />
    ${found.length === 0 && html`<p class="picker-empty muted" role="status">${empty}</p>`}
    ${asks && wanted && html`<p class="picker-empty muted" role="status">${t("counter.picker.which", { count: found.length })}</p>`}
    <ul class="picker-list" id="picker-list" role="listbox" aria-label=${label} ref=${list}
      hidden=${found.length === 0}>
      ${found.map((o) => html`<li class="picker-option" role="option" key=${o.key} id=${`picker-${o.key}`}
        aria-selected=${String(o === marked)} onClick=${() => onTake(o, text.trim())}
        onMouseMove=${() => marked !== o && mark(found.indexOf(o))}>
        <span>${o.name}</span>${o.note && html`<span class="muted small">${o.note}</span>`}</li>`)}
    </ul>
    <p class="hidden-text" role="status">${t("counter.picker.found", { count: found.length })}</p>
  </div>`;
}

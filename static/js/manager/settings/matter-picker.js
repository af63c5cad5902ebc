/** One matter of the hall, found by name, pinyin, initials or code. */

import { html, useEffect, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { get } from "/static/js/api.js";
import { Field } from "/static/js/manager/forms.js";

const RESTS = 150;
const SHOWN = 6;

/** `chosen` is {matter, name, name_en} or null; `required`: one must be found. */
export function MatterPicker({ chosen, onChoose, label = t("manager.limits.find"), required = !chosen }) {
  const [query, type] = useState("");
  const found = useMatters(query);
  return html`<${Field} name="matter" label=${label} value=${query} autocomplete="off" required=${required}
      onInput=${(event) => type(event.target.value)} />
    <div class="matter-picker" role="radiogroup" aria-label=${label}>${found.map((matter) => html`
      <label class="check" key=${matter.code}><input type="radio" name="matter-found" value=${matter.code} checked=${chosen?.matter === matter.code}
        onChange=${() => onChoose({ matter: matter.code, name: matter.name, name_en: matter.name_en })} />
        <span>${named({ zh: matter.name, en: matter.name_en })} <span class="muted small">${matter.code} · <${Department} name=${matter.department} /></span></span></label>`)}</div>
    ${chosen && html`<p role="status">${t("manager.limits.chosen", { name: named({ zh: chosen.name, en: chosen.name_en }) })}</p>`}`;
}

function useMatters(q) {
  const [found, show] = useState([]);
  useEffect(() => {
    if (!q.trim()) return show([]);
    const stop = new AbortController();
    const timer = setTimeout(() => get("/api/v1/matters", { q, limit: SHOWN }, { signal: stop.signal })
      .then((answer) => show(answer.matters), () => {}), RESTS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  return found;
}

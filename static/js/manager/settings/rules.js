/** The rules, each with what it does in a sentence. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { domainName } from "/static/js/manager/facts.js";
import { priorityName } from "/static/js/manager/settings/changes.js";

const GROUPS = [
  ["calling", ["automatic", "calls_before_miss"]],
  ["order", ["gamma", "unspecified_to_any"]],
  ["missed", ["restore_behind", "misses_before_void"]],
  ["appointments", ["appointment_head_start", "appointment_late_after"]],
  ["persons", ["elderly_from_age", "tickets_per_person", "tickets_per_person_and_matter"]],
];
const RANGES = {
  calls_before_miss: [1, 10], misses_before_void: [1, 10], restore_behind: [0, 50], elderly_from_age: [0, 120],
  tickets_per_person: [0, 100], tickets_per_person_and_matter: [0, 100], gamma: [0, 3, 0.1], appointment_head_start: [0, 120], appointment_late_after: [0, 120],
  head_starts: [0, 120], target_waits: [1, 480],
};

export function Rules({ held, wanted, onWant, children }) {
  const set = (name, value) => onWant({ ...wanted, [name]: value });
  const setIn = (name, key, value) => set(name, { ...wanted[name], [key]: value });
  return html`<div class="settings-rules">
    ${GROUPS.map(([group, rules]) => html`<section class="panel" key=${group}>
      <div class="panel-head"><h2>${t(`manager.settings.group.${group}`)}</h2></div>
      ${rules.map((name) => html`<${Rule} key=${name} name=${name} value=${wanted[name]} changed=${wanted[name] !== held[name]}
        onChange=${(value) => set(name, value)} />`)}</section>`)}
    <${Table} name="head_starts" keys=${Object.keys(wanted.head_starts)} say=${priorityName} held=${held} wanted=${wanted} onChange=${setIn} />
    <${Table} name="target_waits" keys=${Object.keys(wanted.target_waits)} say=${domainName} held=${held} wanted=${wanted} onChange=${setIn} />
    ${children}
  </div>`;
}

function Rule({ name, value, changed, onChange }) {
  const id = `rule-${name}`;
  return html`<div class="rule" data-changed=${changed ? "" : null}>
    <div><label class="rule-name" for=${id}>${t(`rule.${name}`)}</label>
      <p class="rule-does" id=${`${id}-does`}>${t(`rule.${name}.does`)}</p></div>
    ${typeof value === "boolean" ? html`<label class="check rule-check"><input type="checkbox" id=${id} checked=${value}
        aria-describedby=${`${id}-does`} onChange=${(e) => onChange(e.target.checked)} />
        <span>${t(`rule.${name}.${value ? "yes" : "no"}`)}</span></label>`
      : html`<${Figure} id=${id} name=${name} value=${value} onChange=${onChange} />`}
  </div>`;
}

function Figure({ id, name, value, label, onChange }) {
  const [low, high, step = 1] = RANGES[name];
  const take = (event) => {
    const number = Number(event.target.value);
    if (event.target.value !== "" && number >= low && number <= high) onChange(step === 1 ? Math.round(number) : number);
  };
  return html`<span class="rule-figure"><input class="input" type="number" id=${id} min=${low} max=${high} step=${step}
    inputmode="decimal" aria-label=${label ?? null} value=${value} onChange=${take} />
    <span class="muted small">${t(`rule.${name}.unit`)}</span></span>`;
}

/** One figure for each priority, or for each domain. */
function Table({ name, keys, say, held, wanted, onChange }) {
  if (!keys.length) return null;
  return html`<section class="panel settings-table"><div class="panel-head"><h2>${t(`rule.${name}`)}</h2></div>
    <p class="rule-does settings-table-does">${t(`rule.${name}.does`)}</p>
    <ul class="settings-rows">${keys.map((key) => html`<li class="rule" key=${key} data-changed=${held[name][key] !== wanted[name][key] ? "" : null}>
      <label class="rule-name" for=${`${name}-${key}`}>${say(key)}</label>
      <${Figure} id=${`${name}-${key}`} name=${name} value=${wanted[name][key]} onChange=${(value) => onChange(name, key, value)} /></li>`)}</ul>
  </section>`;
}

/** The rules, each with what it does in a sentence. */

import { html, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { domainName } from "/static/js/manager/facts.js";
import { isGood, priorityName, RANGES } from "/static/js/manager/settings/changes.js";

const GROUPS = [
  ["calling", ["automatic", "calls_before_miss"]],
  ["order", ["gamma", "unspecified_to_any"]],
  ["missed", ["restore_behind", "misses_before_void"]],
  ["appointments", ["appointment_head_start", "appointment_late_after"]],
  ["persons", ["elderly_from_age", "tickets_per_person", "tickets_per_person_and_matter"]],
];

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

/** Counts while it is typed, so that nothing moves under a press that comes next; what is typed stays as it is until the field is left. */
function Figure({ id, name, value, label, onChange }) {
  const [typed, type] = useState(null);
  const take = ({ target }) => {
    type(target.value);
    onChange(target.valueAsNumber);
  };
  const [low, high, step = 1] = RANGES[name];
  const good = isGood(name, value);
  return html`<span class="rule-figure"><input class="input" type="number" id=${id} min=${low} max=${high} step=${step}
    inputmode="decimal" aria-label=${label ?? null} aria-invalid=${good ? null : "true"} aria-errormessage=${good ? null : `${id}-wrong`}
    value=${typed ?? (Number.isNaN(value) ? "" : value)} onInput=${take} onBlur=${() => type(null)} />
    <span class="muted small">${t(`rule.${name}.unit`)}</span>
    ${!good && html`<span class="rule-wrong small" id=${`${id}-wrong`} role="alert">${t("manager.settings.range", { low, high })}</span>`}</span>`;
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

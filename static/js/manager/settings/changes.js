/** What differs between the rules in force and those wanted: the body to send, and sentences. */

import { named, t } from "/static/js/words.js";
import { domainName, own } from "/static/js/manager/facts.js";

const MAY_BE_NONE = new Set(["elderly_from_age", "tickets_per_person", "tickets_per_person_and_matter"]);
const MAPS = { head_starts: priorityName, target_waits: domainName };

export function priorityName(key) {
  const found = own.priorities.find(([known]) => known === key);
  return found ? named({ zh: found[1], en: found[2] }) : key;
}

/** `{body, sentences}`: only what differs. */
export function changesIn(held, wanted) {
  const body = {};
  const sentences = [];
  for (const [name, value] of Object.entries(wanted)) {
    const differing = name in MAPS ? mapChanges(name, held[name], value) : plainChange(name, held[name], value);
    if (!differing) continue;
    body[name] = differing.value;
    sentences.push(...differing.sentences);
  }
  return { body, sentences };
}

function plainChange(name, before, after) {
  if (before === after) return null;
  const facts = { name: t(`rule.${name}`), before: shown(name, before), after: shown(name, after) };
  return { value: after, sentences: [t("manager.settings.change", facts)] };
}

function mapChanges(name, before, after) {
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  if (!keys.length) return null;
  const sentence = (key) => t("manager.settings.change", {
    name: t(`rule.${name}.of`, { name: MAPS[name](key) }),
    before: t("manager.minutes", { minutes: before[key] }),
    after: t("manager.minutes", { minutes: after[key] }),
  });
  return { value: Object.fromEntries(keys.map((key) => [key, after[key]])), sentences: keys.map(sentence) };
}

/** A rule's value as people say it. */
export function shown(name, value) {
  if (typeof value === "boolean") return t(`rule.${name}.${value ? "yes" : "no"}`);
  if (value === 0 && MAY_BE_NONE.has(name)) return t(`rule.${name}.none`);
  if (name.startsWith("appointment_")) return t("manager.minutes", { minutes: value });
  return String(value);
}

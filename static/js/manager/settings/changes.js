/** What differs between the rules in force and those wanted: the body to send, and sentences. */

import { named, t } from "/static/js/words.js";
import { domainName, own } from "/static/js/manager/facts.js";

/** From, to, and steps of each figure. */
export const RANGES = {
  calls_before_miss: [1, 10], misses_before_void: [1, 10], restore_behind: [0, 50], elderly_from_age: [0, 120],
  tickets_per_person: [0, 100], tickets_per_person_and_matter: [0, 100], gamma: [0, 3, 0.1], appointment_head_start: [0, 120], appointment_late_after: [0, 120],
  head_starts: [0, 120], target_waits: [1, 480],
};
const MAY_BE_NONE = new Set(["elderly_from_age", "tickets_per_person", "tickets_per_person_and_matter"]);
const MAPS = { head_starts: priorityName, target_waits: domainName };

export function priorityName(key) {
  const found = own.priorities.find(([known]) => known === key);
  return found ? named({ zh: found[1], en: found[2] }) : key;
}

/** Whether a figure lies in its range, on one of its steps. */
export function isGood(name, value) {
  if (typeof value !== "number") return true;
  const [low, high, step = 1] = RANGES[name] ?? [-Infinity, Infinity, 0];
  return value >= low && value <= high && (step !== 1 || Number.isInteger(value));
}

/** How many figures lie outside their range. */
function faultsIn(wanted) {
  const bad = ([name, value]) => (name in MAPS ? Object.values(value).filter((one) => !isGood(name, one)).length : Number(!isGood(name, value)));
  return Object.entries(wanted).reduce((sum, entry) => sum + bad(entry), 0);
}

/** `{body, sentences, faults}`: only what differs, and how many figures can't be. */
export function changesIn(held, wanted) {
  const body = {};
  const sentences = [];
  for (const [name, value] of Object.entries(wanted)) {
    const differing = name in MAPS ? mapChanges(name, held[name], value) : plainChange(name, held[name], value);
    if (!differing) continue;
    body[name] = differing.value;
    sentences.push(...differing.sentences);
  }
  return { body, sentences, faults: faultsIn(wanted) };
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

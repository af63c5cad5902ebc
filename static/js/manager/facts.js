/** What the console's page was given, and names for what views tell by key. */

import { named } from "/static/js/words.js";

export const facts = JSON.parse(document.getElementById("facts").textContent);

/** What this page alone was given, by name. */
export const own = Object.fromEntries(facts.own);

const people = new Map(facts.people);
const domains = new Map(facts.domains.map(([key, zh, en, prefix]) => [key, { zh, en, prefix }]));
const zones = new Map(facts.zones.map(([key, zh, en]) => [key, { zh, en }]));

/** "张伟" for a staff name, "staff:zhangwei" or "hall:clock" as the journal has them. */
export function person(by) {
  const name = (by ?? "").replace(/^staff:/, "");
  return people.get(name) ?? name;
}

export function domainName(key) {
  return named(domains.get(key) ?? key);
}

export function domainKeys() {
  return [...domains.keys()];
}

export function zoneName(key) {
  return named(zones.get(key) ?? key);
}

export function zoneKeys() {
  return [...zones.keys()];
}

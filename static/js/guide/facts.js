/** What the desk was given, names for what views tell by key, and which kiosk prints for it. */

import { useState } from "/static/js/ui.js";
import { currentLanguage, named, t } from "/static/js/words.js";

export const facts = JSON.parse(document.getElementById("facts").textContent);

const people = new Map(facts.people.map(([name, display]) => [name, display]));
const domains = new Map(facts.domains.map(([key, zh, en, prefix]) => [key, { zh, en, prefix }]));
const zones = new Map(facts.zones.map(([key, zh, en]) => [key, { zh, en }]));
const KIOSK = "guide.kiosk";

/** "刘洋" for an account, or for "staff:liuyang" as events have it. */
export function person(by) {
  const name = (by ?? "").replace(/^staff:/, "");
  return people.get(name) ?? name;
}

/** Whoever works here and may go with a visitor: [[account, name] …], oneself first. */
export function helpers() {
  const here = facts.people.filter(([, , active]) => active).map(([name, display]) => [name, display]);
  return here.sort(([a], [b]) => (b === facts.staff) - (a === facts.staff));
}

export function domainName(key) {
  return named(domains.get(key) ?? key);
}

export function zoneNames(keys) {
  return keys.map((key) => named(zones.get(key) ?? key)).join(t("slip.or"));
}

export function shownName(found) {
  return named({ zh: found.name, en: found.name_en });
}

/** Text that the hall has in Chinese only: readers say it as such. */
export function chinese() {
  return currentLanguage() === "zh-CN" ? null : "zh-CN";
}

/** The kiosk whose printer serves this desk, "" for none; this browser remembers it. */
export function useKiosk() {
  const [kiosk, keep] = useState(() => {
    const before = localStorage.getItem(KIOSK);
    return facts.kiosks.includes(before) ? before : facts.kiosks[0] ?? "";
  });
  const choose = (name) => {
    localStorage.setItem(KIOSK, name);
    keep(name);
  };
  return [kiosk, choose];
}

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

/** "大厅1号取号机" or "导办台打印机": where a slip comes out, as a guide calls it; a name in hanzi is the hall's own. */
export function printerName(name) {
  if (/\p{sc=Han}/u.test(name)) return name;
  const desk = facts.desks.includes(name);
  const alike = facts.kiosks.filter((other) => facts.desks.includes(other) === desk);
  if (desk && alike.length === 1) return t("guide.desk.only");
  return t(desk ? "guide.desk.numbered" : "guide.kiosk.numbered", { number: numbers(alike).get(name) });
}

/** A number for each: the one in its name, "kiosk-2", else the first that is free. */
function numbers(names) {
  const found = new Map(names.flatMap((name) => (/-\d+$/.test(name) ? [[name, Number(name.match(/\d+$/)[0])]] : [])));
  for (const name of names) {
    let free = 1;
    while (!found.has(name) && [...found.values()].includes(free)) free += 1;
    if (!found.has(name)) found.set(name, free);
  }
  return found;
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

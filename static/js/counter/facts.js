/** What the page was given, and names for what views tell by key. */

import { get } from "/static/js/api.js";
import { named } from "/static/js/words.js";

export const facts = JSON.parse(document.getElementById("facts").textContent);

const people = new Map(facts.people);
const domains = new Map(facts.domains.map((d) => [d.key, d]));
const priorities = new Map(facts.priorities.map((p) => [p.key, p]));
const catalogue = { matters: new Map(), themes: new Map() };
const papers = new Map();

/** Fetch the names of matters and themes, once; tries again until the hall answers. */
export async function loadNames() {
  try {
    const [{ matters }, { themes }] = await Promise.all([
      get("/api/v1/matters", { limit: 1000 }), get("/api/v1/themes"),
    ]);
    for (const matter of matters) catalogue.matters.set(matter.code, matter);
    for (const theme of themes) catalogue.themes.set(theme.key, theme);
  } catch {
    await new Promise((done) => setTimeout(done, 2000));
    await loadNames();
  }
}

export function person(key) {
  return people.get(key) ?? key;
}

export function domainName(key) {
  return named(domains.get(key) ?? key);
}

export function priorityName(key) {
  return named(priorities.get(key) ?? key);
}

/** What the holder comes for, in words; the domain where they said no more. */
export function businessName(ticket) {
  const known = catalogue.matters.get(ticket.matter) ?? catalogue.themes.get(ticket.theme);
  return known ? named({ zh: known.name, en: known.name_en }) : domainName(ticket.domain);
}

/** The matter or theme of a ticket with its materials; null where the holder named none. */
export function papersOf(ticket) {
  const path = ticket.matter
    ? `/api/v1/matters/${encodeURIComponent(ticket.matter)}`
    : ticket.theme && `/api/v1/themes/${encodeURIComponent(ticket.theme)}`;
  if (!path) return Promise.resolve(null);
  if (!papers.has(path)) {
    papers.set(path, get(path).catch((problem) => {
      papers.delete(path);
      throw problem;
    }));
  }
  return papers.get(path);
}

/** The chip by which the state of a window is shown. */
export const CHIPS = { closed: "off", idle: "ready", paused: "attention", called: "next", serving: "next" };

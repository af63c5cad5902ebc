/** The record: what is asked, and what happened as sentences, newest first. */

import { Button, Empty, html, useEffect, useRef, useState } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { dateInHall } from "/static/js/clock.js";
import { facts } from "/static/js/manager/facts.js";
import { start } from "/static/js/manager/shell.js";
import { Happening } from "/static/js/manager/record/happening.js";
import { Life } from "/static/js/manager/record/life.js";
import { NOTHING, Search } from "/static/js/manager/record/search.js";

const PAGES_AT_ONCE = 8;

function Page() {
  const asked = new URLSearchParams(location.search);
  return asked.has("life") ? html`<${Life} ticket=${asked.get("life")} />` : html`<${Record} first=${given(asked)} />`;
}

function given(asked) {
  return Object.fromEntries(Object.keys(NOTHING).map((name) => [name, asked.get(name) ?? ""]));
}

function Record({ first }) {
  const [asked, ask] = useState(first);
  const found = useFound(asked);
  const change = (wish) => {
    const said = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
    history.replaceState(null, "", said.size ? `?${said}` : location.pathname);
    ask(wish);
  };
  return html`<div class="record"><section class="panel"><${Search} asked=${asked} onAsk=${change} /></section>
    <section class="panel record-found" aria-busy=${found.busy ? "true" : null}><${Found} ...${found} /></section></div>`;
}

/** What fits, page after page: `{events, before, busy, problem, more()}`. */
function useFound(asked) {
  const [found, set] = useState({ events: [], before: null, busy: true });
  const turn = useRef(0);
  const read = async (events, before) => {
    const mine = (turn.current += 1);
    set({ events, before, busy: true });
    try {
      const page = await search(asked, before);
      if (mine === turn.current) set({ events: [...events, ...page.events], before: page.before, looked: page.looked });
    } catch (problem) {
      if (mine === turn.current) set({ events, before, problem });
    }
  };
  useEffect(() => void read([], null), [JSON.stringify(asked)]);
  return { ...found, more: () => read(found.events, found.before) };
}

/** One page; where little fits the hall stops early, so it is asked to go on some times. */
async function search(asked, before) {
  let page = { events: [], before };
  for (let tries = 0; tries < PAGES_AT_ONCE; tries += 1) {
    page = await get("/api/v1/record", query(asked, page.before));
    if (page.events.length || page.before === null) break;
  }
  return page;
}

function query({ since, until, ...asked }, before) {
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  const offset = facts.time.slice(-6);
  if (since) kept.since = `${since}T00:00:00${offset}`;
  if (until) kept.until = new Date(Date.parse(`${until}T00:00:00${offset}`) + 24 * 3600 * 1000).toISOString();
  if (kept.ticket && (asked.day || since)) kept.day = asked.day || since;
  if (before !== null) kept.before = before;
  return kept;
}

function Found({ events, before, busy, problem, more }) {
  if (problem) return html`<${Empty} icon="circle-alert" title=${problem.message} />`;
  if (!events.length && busy) return html`<p class="record-wait muted" role="status"><span class="spinner"></span> ${t("record.searching")}</p>`;
  const on = before !== null && html`<p class="record-more"><${Button} icon="history" busy=${busy} onClick=${more}>${t("record.more")}<//></p>`;
  if (!events.length) return html`<${Empty} icon="search" title=${t("record.none")}>${t("record.none.text")}<//>${on}`;
  return html`${days(events).map(([day, its]) => html`<section class="record-day" key=${day}>
      <h2>${dayName(day)}</h2>
      <ol class="record-list">${its.map((event) => html`<li key=${event.version}><${Happening} event=${event} /></li>`)}</ol></section>`)}${on}`;
}

function days(events) {
  const by = new Map();
  for (const event of events) {
    const day = event.at.slice(0, 10);
    by.set(day, [...(by.get(day) ?? []), event]);
  }
  return [...by];
}

function dayName(day) {
  const words = { day: "numeric", month: "long", weekday: "long", year: "numeric", timeZone: "UTC" };
  const name = new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", words).format(new Date(`${day}T00:00:00Z`));
  return day === dateInHall() ? `${t("record.day.today")} · ${name}` : name;
}

start(Page);

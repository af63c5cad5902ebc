/** The last calls, newest first; those still being called stand first and are marked by a shape. */

import { Icon, html, useEffect, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { Dots } from "/static/js/display/turning.js";
import { t } from "/static/js/words.js";

const EVERY = 8000;

/** One call per ticket, the newest; being called first. Whoever was called and didn't come is in no list. */
export function listed(calls) {
  const seen = new Set();
  const once = calls.filter(({ number }) => !seen.has(number) && seen.add(number))
    .filter(({ calling, came }) => calling || came);
  return [...once.filter((call) => call.calling), ...once.filter((call) => !call.calling)];
}

export function Calls({ calls, hero }) {
  const place = useRef(null);
  const others = listed(calls).filter(({ number }) => number !== hero?.number);
  const room = useRoom(place, others.some(isWide));
  const calling = others.filter((call) => call.calling).length;
  const pages = Math.max(1, Math.ceil(calling / room));
  const page = useTurn(pages);
  const shown = others.slice(page * room, (page + 1) * room);
  return html`<section class="calls" aria-labelledby="calls-title">
    <h2 class="wall-heading" id="calls-title"><${Legend} calling=${calling > 0} />
      ${pages > 1 && html`<${Dots} page=${page} pages=${pages} />`}</h2>
    <ol class="calls-list" ref=${place} data-wide=${others.some(isWide) ? "" : null}>
      ${shown.map((call) => html`<${Entry} key=${call.call} call=${call} />`)}
      ${others.length === 0 && html`<li class="calls-empty">${t("display.empty.calls")}</li>`}
    </ol>
  </section>`;
}

function Legend({ calling }) {
  const [before, after] = t("display.number_to_window", { arrow: "\n" }).split("\n");
  return html`<span class="legend">${before}<${Icon} name="arrow-right" />${after}</span>
    ${calling && html`<span class="legend legend-calling">
      <span class="arrow" data-calling><${Icon} name="arrow-right" /></span>${t("display.calling")}</span>`}`;
}

function Entry({ call }) {
  return html`<li class="call" data-call=${call.call} data-calling=${call.calling ? "" : null}>
    <span class="number" translate="no">${call.number}</span>
    <span class="arrow" data-calling=${call.calling ? "" : null}><${Icon} name="arrow-right" />
      <span class="hidden-text">${call.calling ? t("display.calling") : ""}</span></span>
    <span class="number" translate="no">${call.window}</span>
  </li>`;
}

/** Whether a call needs a whole line: "A1012 → 105". */
function isWide({ number, window }) {
  return number.length + window.length > 6;
}

/** How many entries the list has room for. */
function useRoom(place, wide) {
  const [room, setRoom] = useState(8);
  useLayoutEffect(() => {
    const measure = () => setRoom(roomIn(place.current));
    const watching = new ResizeObserver(measure);
    watching.observe(place.current);
    measure();
    return () => watching.disconnect();
  }, [wide]);
  return room;
}

function roomIn(place) {
  const style = getComputedStyle(place);
  const tall = parseFloat(style.gridAutoRows);
  const columns = style.gridTemplateColumns.split(" ").length;
  return Math.max(1, Math.floor((place.clientHeight + 1) / tall)) * columns;
}

function useTurn(pages) {
  const [page, setPage] = useState(0);
  useEffect(() => {
    if (pages === 1) return undefined;
    const timer = setInterval(() => setPage((now) => now + 1), EVERY);
    return () => clearInterval(timer);
  }, [pages]);
  return page % pages;
}

/**
 * Carrying a line or a clerk to a window with mouse or finger: what a drop would do is said on the way, the
 * same dialog with its preview comes before anything is made. Escape puts it back.
 */

import { html, Icon, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { domainName, person } from "/static/js/manager/facts.js";

const LIFTS = 6;
/** Near an edge of the page, so many pixels, it scrolls along. */
const EDGE = 56;
const STRIDE = 12;

/** What a window would say to a line or to a clerk: "fits", "seat", or why it needs none. */
export function answerOf(window, { domain, clerk, from }) {
  if (clerk) return window.number === from ? "here" : window.visitor ? "busy" : "seat";
  if (window.domains.includes(domain)) return "serves";
  return window.kind === "undifferentiated" && !window.domains.length ? "any" : "fits";
}

const WELCOME = new Set(["fits", "seat"]);

/** `{carried, grab}`: carried is {domain or clerk and from, x, y, over}; `onDrop(number, what)` where it fits. */
export function useCarrying(windows, onDrop) {
  const [carried, carry] = useState(null);
  const known = useRef(null);
  const letGo = useRef(() => {});
  known.current = { windows, onDrop };
  useEffect(() => () => letGo.current(), []);

  const grab = (what, event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !event.target.closest(".grip"))) return;
    event.preventDefault();
    letGo.current();
    letGo.current = follow(event, {
      carry: (way) => carry(way && { ...what, ...way }),
      drop(number) {
        const window = known.current.windows.find((w) => w.number === number);
        if (window && WELCOME.has(answerOf(window, what))) known.current.onDrop(number, what);
      },
    });
  };
  return { carried, grab };
}

/** Follow the pointer from `event` on until it lets go or Escape; hands back what ends it at once. */
function follow(event, { carry, drop }) {
  const from = [event.clientX, event.clientY];
  let way = null;
  const move = ({ clientX: x, clientY: y }) => {
    if (!way && Math.hypot(x - from[0], y - from[1]) <= LIFTS) return;
    way = { x, y, over: placeAt(x, y) };
    carry(way);
  };
  const end = () => {
    for (const [name, hear] of Object.entries(hands)) removeEventListener(name, hear);
    clearInterval(scrolling);
    carry(null);
  };
  const hands = {
    pointermove: move,
    pointerup({ clientX, clientY }) {
      end();
      if (way) drop(placeAt(clientX, clientY));
    },
    pointercancel: end,
    keydown(pressed) {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      end();
    },
  };
  const scrolling = setInterval(() => way && scrollAlong(way.y), 30);
  for (const [name, hear] of Object.entries(hands)) addEventListener(name, hear);
  return end;
}

function placeAt(x, y) {
  return document.elementFromPoint(x, y)?.closest("[data-window]")?.dataset.window ?? null;
}

function scrollAlong(y) {
  if (y < EDGE) scrollBy(0, -STRIDE);
  if (y > innerHeight - EDGE) scrollBy(0, STRIDE);
}

/** The line or clerk under the pointer, and what a drop here would do. */
export function Carried({ carried, windows }) {
  if (!carried) return null;
  const { domain, clerk, x, y, over } = carried;
  const window = windows.find((w) => w.number === over);
  const answer = window ? answerOf(window, carried) : clerk ? "seat_where" : "where";
  const name = clerk ? person(clerk) : domainName(domain);
  return html`<div class="carried" data-answer=${answer} aria-hidden="true" style=${{ "--x": `${x}px`, "--y": `${y}px` }}>
    <p class="carried-name"><${Icon} name="grip-vertical" />${name}</p>
    <p>${t(`manager.carry.${answer}`, { window: over, line: name, clerk: name })}</p></div>`;
}

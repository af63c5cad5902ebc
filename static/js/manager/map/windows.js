/** The windows of each zone: who sits there, whom they serve, and since when. */

import { Chip, html, Icon, Number, useTick } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime, minutesBetween, now } from "/static/js/clock.js";
import { AlertMark } from "/static/js/manager/alerts/mark.js";
import { FindingMark } from "/static/js/manager/inspections/mark.js";
import { answerOf } from "/static/js/manager/map/carrying.js";
import { domainName, person, zoneKeys, zoneName } from "/static/js/manager/facts.js";

const CHIPS = { closed: "off", idle: "ready", paused: "attention", called: "next", serving: "next" };

/**
 * `onOpen(number)`: somebody wants to do something with a window; `onMove(number)`: with its clerk,
 * whom `onGrab` takes hold of; `carried`: the line or clerk on the way to a window.
 */
export function Zones({ map, carried, ...does }) {
  useTick(5, () => now().getTime());
  return html`<section class="map-zones" aria-label=${t("manager.map.windows")}>
    ${zoneKeys().map((zone) => html`<${Zone} key=${zone} zone=${zone}
      windows=${map.windows.filter((w) => w.zone === zone && !isOver(w))} carried=${carried} ...${does} />`)}</section>`;
}

/** Open, and nobody has sat down there: nobody is called to it, and it shortens no wait. */
const isEmpty = (w) => w.state === "idle" && !w.clerk;

/** A temporary window that was made for a while is no place any more once it is over. */
const isOver = (w) => w.kind === "temporary" && w.state === "closed" && !w.lasting;

function Zone({ zone, windows, ...more }) {
  if (!windows.length) return null;
  return html`<section class="map-zone"><h2>${zoneName(zone)}</h2>
    <ul class="map-windows">${windows.map((w) => html`<li key=${w.number}><${Place} window=${w} ...${more} /></li>`)}</ul>
  </section>`;
}

function Place({ window: w, onOpen, onMove, onGrab, carried }) {
  return html`<article class="place" data-state=${w.state} data-window=${w.number}
      data-drop=${carried ? answerOf(w, carried) : null} data-over=${carried?.over === w.number ? "" : null}>
    <p class="place-head"><button type="button" class="place-open" onClick=${() => onOpen(w.number)} aria-label=${t("counter.window", { window: w.number })}>
      <${Number} value=${w.number} /></button><span class="place-kind" title=${lines(w)}>${kindName(w)}</span><${FindingMark} window=${w.number} /><${AlertMark} about=${{ window: w.number }} /></p>
    <p class="place-now">${w.visitor ? html`<${Number} value=${w.visitor.number} kind="plate" />` : null}
      <${Chip} state=${isEmpty(w) ? "attention" : CHIPS[w.state]}>${t(isEmpty(w) ? "manager.map.empty" : `counter.state.${w.state}`)}<//>
</p>
    <p class="place-who muted small"><span>${w.clerk ? html`<${Clerk} window=${w} onMove=${onMove} onGrab=${onGrab} />` : isEmpty(w) ? "" : t("manager.map.nobody")}
      ${w.open_until && html` · <span class="place-until">${t("manager.map.until", { time: clockTime(w.open_until) })}</span>`}</span>
      ${w.state !== "closed" && html`<span>${t("manager.minutes", { minutes: minutesBetween(w.since) })}</span>`}</p>
  </article>`;
}

/** Who sits here: pressed or dragged, they move to another window. */
function Clerk({ window: w, onMove, onGrab }) {
  const hold = (event) => onGrab({ clerk: w.clerk, from: w.number }, event);
  return html`<button type="button" class="place-clerk" data-clerk=${w.clerk} aria-label=${t("manager.move", { clerk: person(w.clerk) })}
    onPointerDown=${hold} onClick=${() => onMove(w.number)}><span class="grip" aria-hidden="true"><${Icon} name="grip-vertical" /></span>${person(w.clerk)}
    ${w.move && !w.move.made && html` → ${w.move.taken}`}</button>`;
}

const lines = (w) => w.domains.map(domainName).join(" · ");

/** What a window is for: its lines, or that it takes any. */
export function kindName(w) {
  if (w.kind === "undifferentiated" && !w.domains.length) return t("manager.map.any");
  const name = named({ zh: w.name, en: w.name_en });
  if (w.kind === "temporary") return `${t("window.kind.temporary")} · ${lines(w)}`;
  return w.domains.length === 1 ? domainName(w.domains[0]) : w.kind === "domain" ? lines(w) : name;
}

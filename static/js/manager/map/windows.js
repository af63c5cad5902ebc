/** The windows of each zone: who sits there, whom they serve, and since when. */

import { Chip, html, Number, useTick } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { minutesBetween, now } from "/static/js/clock.js";
import { domainName, person, zoneKeys, zoneName } from "/static/js/manager/facts.js";

const CHIPS = { closed: "off", idle: "ready", paused: "attention", called: "next", serving: "next" };

export function Zones({ map }) {
  useTick(5, () => now().getTime());
  return html`<section class="map-zones" aria-label=${t("manager.map.windows")}>
    ${zoneKeys().map((zone) => html`<${Zone} key=${zone} zone=${zone}
      windows=${map.windows.filter((w) => w.zone === zone)} />`)}</section>`;
}

function Zone({ zone, windows }) {
  if (!windows.length) return null;
  return html`<section class="map-zone"><h2>${zoneName(zone)}</h2>
    <ul class="map-windows">${windows.map((w) => html`<li key=${w.number}><${Place} window=${w} /></li>`)}</ul>
  </section>`;
}

function Place({ window: w }) {
  return html`<article class="place" data-state=${w.state} aria-label=${t("counter.window", { window: w.number })}>
    <p class="place-head"><${Number} value=${w.number} /><span class="place-kind">${kindName(w)}</span></p>
    <p class="place-now">${w.visitor ? html`<${Number} value=${w.visitor.number} kind="plate" />` : null}
      <${Chip} state=${CHIPS[w.state]}>${t(`counter.state.${w.state}`)}<//>
      ${w.state !== "closed" && html`<span class="place-since">${t("manager.minutes", { minutes: minutesBetween(w.since) })}</span>`}</p>
    <p class="place-who muted small">${w.clerk ? person(w.clerk) : t("manager.map.nobody")}</p>
  </article>`;
}

/** What a window is for: its lines, or that it takes any. */
export function kindName(w) {
  if (w.kind === "undifferentiated" && !w.domains.length) return t("manager.map.any");
  const name = named({ zh: w.name, en: w.name_en });
  return w.domains.length === 1 ? domainName(w.domains[0]) : name;
}

/** Every screen of the hall as a card: what it is for, how it looks, and one tap to it. */

import { html, Icon } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { ahead, door, facts, isStaff } from "/static/js/lobby/facts.js";
import {
  CounterPicture, IconPicture, KioskPicture, PhonePicture, SignPicture, WallPicture,
} from "/static/js/lobby/pictures.js";

export function Citizens() {
  return html`<${Group} title=${t("lobby.citizens")}>
    <${Card} name="kiosk" href=${door("/kiosk", "kiosk")} note=${ahead("kiosk")} picture=${html`<${KioskPicture} />`} />
    ${facts.sample ? html`<${Card} name="phone" href=${`/t/${facts.sample}`} picture=${html`<${PhonePicture} />`} />`
      : html`<${Card} name="phone" text=${t("lobby.phone.none")} href=${door("/kiosk", "kiosk")} picture=${html`<${PhonePicture} />`} />`}
    ${facts.lockers.map((name) => html`<${Card} name="locker" key=${name} href=${facts.demo ? `/demo/enter/locker?at=${encodeURIComponent(name)}&next=/locker/${encodeURIComponent(name)}` : `/locker/${encodeURIComponent(name)}`}
      note=${ahead("locker", name)} picture=${html`<${IconPicture} name="vault" />`} />`)}
    <${Card} name="appointments" href="/appointments" picture=${html`<${IconPicture} name="calendar-check" />`} />
    <${Card} name="matters" href="/matters" picture=${html`<${IconPicture} name="list-checks" />`} />
  <//>`;
}

export function Screens({ hall }) {
  return html`<${Group} title=${t("lobby.screens")} after=${html`<${Signs} hall=${hall} />`}>
    ${facts.zones.map(([key, zh, en]) => html`<${Card} name="wall" key=${key} href=${door(`/display/${encodeURIComponent(key)}`)}
      title=${t("lobby.wall.zone", { zone: named({ zh, en }) })} note=${ahead("display", key)}
      picture=${html`<${WallPicture} hall=${hall} zone=${key} />`} />`)}
  <//>`;
}

export function Workers({ hall }) {
  const counter = facts.demo ? `/counter/${facts.free}` : "/counter";
  const here = hall?.windows.find((w) => w.number === facts.free)?.ticket;
  return html`<${Group} title=${t("lobby.workers")}>
    ${(!isStaff || facts.at_windows || facts.demo) && html`<${Card} name="counter" href=${door(counter, "clerk")}
      note=${ahead()} picture=${html`<${CounterPicture} ticket=${here} />`} />`}
    ${(!isStaff || facts.at_the_line || facts.demo) && html`<${Card} name="guide" href=${door("/guide", "manager")} note=${ahead()}
      picture=${html`<${IconPicture} name="signpost" />`} />`}
    ${facts.lockers.length > 0 && (!isStaff || facts.issues || facts.demo) && html`<${Card} name="lockers" href=${door("/locker/staff", "manager")} note=${ahead()}
      picture=${html`<${IconPicture} name="archive" />`} />`}
    ${(!isStaff || facts.behind || facts.demo) && html`<${Card} name="office" href=${door("/office", "office")} note=${ahead()}
      picture=${html`<${IconPicture} name="stamp" />`} />`}
    ${(!isStaff || facts.at_windows || facts.demo) && html`<${Card} name="results" href=${door("/results", "manager")} note=${ahead()}
      picture=${html`<${IconPicture} name="package-check" />`} />`}
    ${(!isStaff || facts.supervises || facts.demo) && html`<${Card} name="supervision" href=${door("/office/supervision")} note=${ahead()}
      picture=${html`<${IconPicture} name="traffic-cone" />`} />`}
    ${(!isStaff || facts.leads || facts.demo) && html`<${Card} name="manager" href=${door("/manager", "manager")} note=${ahead()}
      picture=${html`<${IconPicture} name="map" />`} />`}
    ${(!isStaff || facts.manages || facts.demo) && html`<${Card} name="devices" href=${door("/devices")} note=${ahead()}
      picture=${html`<${IconPicture} name="monitor-smartphone" />`} />`}
    ${!isStaff && !facts.demo && html`<${Card} name="sign_in" href="/sign-in?next=/" picture=${html`<${IconPicture} name="key-round" />`} />`}
    <${Card} name="api" href="/api/" picture=${html`<${IconPicture} name="braces" />`} />
    <${Card} name="patterns" href="/patterns" picture=${html`<${IconPicture} name="swatch-book" />`} />
  <//>`;
}

function Group({ title, after, children }) {
  return html`<section class="lobby-group"><h2>${title}</h2><div class="lobby-cards">${children}</div>${after}</section>`;
}

function Card({ name, href, title, text, note, picture }) {
  return html`<a class="lobby-card" href=${href}>
    <div aria-hidden="true">${picture}</div>
    <div class="lobby-words"><strong class="lobby-name">${title ?? t(`lobby.${name}`)}</strong>
      <span class="lobby-text">${text ?? t(`lobby.${name}.text`)}</span>
      ${note && html`<span class="lobby-note small"><${Icon} name="lock" />${note}</span>`}</div></a>`;
}

/** The windows as they are now, as far as whoever looks may see them; the hall of this page's loading otherwise. */
const signs = (hall) => hall?.windows.map((w) => [w.number, w.name, w.name_en]) ?? facts.windows;

/** One card for the signs of all windows: each number leads to its own. */
function Signs({ hall }) {
  const note = ahead("sign");
  return html`<div class="lobby-card signs"><div aria-hidden="true"><${SignPicture} hall=${hall} /></div>
    <div><strong class="lobby-name" id="signs">${t("lobby.sign")}</strong>
    <ul class="sign-links" aria-labelledby="signs">${signs(hall).map(([number, zh, en]) => html`<li key=${number}>
      <a class="sign-link" href=${door(`/display/window/${number}`)} title=${named({ zh, en })}
        aria-label=${t("lobby.sign.window", { window: number, name: named({ zh, en }) })}>${number}</a></li>`)}</ul>
    ${note && html`<span class="lobby-note small"><${Icon} name="lock" />${note}</span>`}</div></div>`;
}

/** What surrounds every screen: the band with hall, clock and question, and the quiet controls. */

import { clockTime, dateInHall } from "/static/js/clock.js";
import { facts } from "/static/js/kiosk/facts.js";
import { Button, ConnectionBanner, Icon, html, useEffect, useRef, useTick } from "/static/js/ui.js";
import { currentLanguage, named, setLanguage, t } from "/static/js/words.js";

/** A kiosk that stands upright: half its height is within a low reach. */
export const upright = matchMedia("(orientation: portrait)");

/**
 * A screen: `title` is its question, `note` one line beneath, `actions` its next step. What is only
 * `read` makes room in the band for what is touched where everything must be in a `low` reach.
 */
export function Screen({ name, title, note, read, low = false, children, actions }) {
  const raised = low && upright.matches;
  const heading = useRef(null);
  useEffect(() => { if (name !== "home") heading.current.focus({ preventScroll: true }); }, [name]);
  return html`<header class="band">
      <${Sign} />
      <div class="band-says"><h1 tabindex="-1" ref=${heading}>${title}</h1>${note && html`<p>${note}</p>`}${raised && read}</div>
    </header>
    <div class="stage"><${ConnectionBanner} />
      <main class="screen screen-${name}"><div class="screen-body">${!raised && read}${children}</div>${actions && html`<div class="actions">${actions}</div>`}</main></div>`;
}

function Sign() {
  const time = useTick(1, () => clockTime());
  const day = useTick(30, () => dateInHall());
  return html`<div class="band-sign"><p class="band-hall">${named({ zh: facts.hall_zh, en: facts.hall_en })}</p>
    <p class="band-time"><time class="number" datetime=${time}>${time}</time><span>${dayInWords(day)}</span></p></div>`;
}

function dayInWords(day) {
  const midday = new Date(`${day}T12:00:00Z`);
  const say = (language, form) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...form }).format(midday);
  if (currentLanguage() === "en") return say("en-GB", { weekday: "long", day: "numeric", month: "long" });
  return `${say("zh-CN", { month: "long", day: "numeric" })} ${say("zh-CN", { weekday: "long" })}`;
}

/** Back and home on the left; language, size and height on the right. */
export function Controls({ visit, ease, change, onBack, onHome, ended }) {
  const inside = visit.path.length > 1 && !ended;
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return html`<nav class="controls" aria-label=${t("kiosk.controls")}>
    <div class="controls-way">
      ${inside && html`<${Button} class="control" icon="arrow-left" onClick=${onBack}>${t("kiosk.back")}<//>`}
      ${inside && visit.path.length > 2 && html`<${Button} kind="quiet" class="control" icon="house" onClick=${onHome}>
        ${t("kiosk.home")}<//>`}
    </div>
    <div class="controls-ease">
      <${Button} kind="quiet" class="control" icon="languages" lang=${other} onClick=${() => setLanguage(other)}>
        ${t("kiosk.language")}<//>
      <${Button} kind="quiet" class="control" icon="a-large-small" aria-pressed=${String(ease.elder)}
        onClick=${() => change({ elder: !ease.elder })}>${t("kiosk.elder")}<//>
      <${Button} kind="quiet" class="control" icon="accessibility" aria-pressed=${String(ease.low)}
        onClick=${() => change({ low: !ease.low })}>${t("kiosk.low")}<//>
    </div></nav>`;
}

/** A large choice: its picture, name and one line. */
export function Choice({ icon, name, note, aside, onChoose, class: more = "", ...rest }) {
  return html`<button type="button" class="tile choice ${more}" onClick=${onChoose} ...${rest}>
    ${icon && html`<${Icon} name=${icon} />`}
    <span class="choice-says"><span class="tile-name">${name}</span>
      ${note && html`<span class="tile-note">${note}</span>`}</span>
    ${aside && html`<span class="choice-aside">${aside}</span>`}
    <${Icon} name="chevron-right" /></button>`;
}

/** The one next step. */
export function Next({ icon = "ticket", busy, children, ...rest }) {
  return html`<${Button} kind="primary" class="next" icon=${icon} busy=${busy} ...${rest}>${children}<//>`;
}

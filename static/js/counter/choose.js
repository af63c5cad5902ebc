/** Which window do I sit at? The last one first. */

import { Chip, ConnectionBanner, html, Icon, useEffect, useLanguage, useView } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { moveFocus } from "/static/js/keys.js";
import { CHIPS, facts, person } from "/static/js/counter/facts.js";

const LAST = "counter.window";

export function rememberWindow(number) {
  localStorage.setItem(LAST, number);
}

export function Choose() {
  useLanguage();
  const { snapshot: hall, error } = useView("hall");
  const last = facts.own ?? localStorage.getItem(LAST);
  useEffect(() => {
    document.querySelector(`[data-window="${CSS.escape(last ?? "")}"]`)?.focus();
  }, [Boolean(hall)]);
  return html`<div class="choose"><${ConnectionBanner} />
    <main onKeyDown=${(event) => moveFocus(event, event.currentTarget)}>
    <h1>${t("counter.choose.title")}</h1>
    <p class="muted">${t("counter.choose.text", { clerk: facts.display })}</p>
    ${error && html`<p role="alert">${error.message}</p>`}
    ${!hall && !error && html`<p role="status"><span class="spinner"></span> ${t("counter.loading")}</p>`}
    ${hall && hall.zones.map((zone) => html`<${Zone} key=${zone.key} zone=${zone} last=${last}
      windows=${hall.windows.filter((w) => w.zone === zone.key)} />`)}
    <p><a href="/">${t("counter.keys.lobby")}</a></p>
  </main></div>`;
}

function Zone({ zone, windows, last }) {
  if (windows.length === 0) return null;
  return html`<section class="choose-zone"><h2>${named({ zh: zone.name, en: zone.name_en })}</h2>
    <ul class="choose-windows">${windows.map((w) => html`<li key=${w.number}><${Place} window=${w} last=${last} /></li>`)}</ul>
  </section>`;
}

/** A clerk can't sit where somebody else does; the tile says so and leads nowhere. */
function Place({ window: w, last }) {
  const taken = w.clerk && w.clerk !== facts.staff && facts.sits;
  const who = w.clerk ? t("counter.sits", { clerk: person(w.clerk) }) : t("counter.choose.free");
  return html`<a class="tile choose-window" data-window=${w.number} href=${taken ? null : `/counter/${w.number}`}
    aria-disabled=${taken ? "true" : null} role=${taken ? "link" : null}
    onClick=${() => rememberWindow(w.number)}>
    <span class="number choose-number">${w.number}</span>
    <span><span class="tile-name">${named({ zh: w.name, en: w.name_en })}</span><br />
      <span class="tile-note">${w.number === last ? t("counter.choose.last") : who}</span></span>
    <span class="choose-state">${taken ? html`<${Icon} name="lock" />`
      : html`<${Chip} state=${CHIPS[w.state]}>${t(`counter.state.${w.state}`)}<//>`}</span></a>`;
}

/** The edges of the page: where I am, how the day goes, whether the hall is here. */

import { Button, Chip, ConnectionBanner, html, Icon, useConnection, useTick } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { CasesButton } from "/static/js/counter/cases/desk.js";
import { CHIPS, facts, person } from "/static/js/counter/facts.js";
import { meanInWords } from "/static/js/counter/times.js";
import { MAIN_KEY } from "/static/js/counter/actions.js";

export function Bar({ view, onCases, onKeys }) {
  const time = useTick(1, clockTime);
  const { window, today } = view;
  const other = window.clerk && window.clerk !== facts.staff;
  return html`<header class="bar">
    <div class="bar-window"><h1>${t("counter.window", { window: window.number })}</h1>
      <span class="bar-name">${named({ zh: window.name, en: window.name_en })}</span>
      <${Chip} state=${CHIPS[window.state]}>${t(`counter.state.${window.state}`)}<//></div>
    <p class="bar-today">${t("counter.today", { served: today.served })}
      ${today.served > 0 && html` · ${meanInWords(today.mean_seconds)}`}</p>
    <p class="bar-who">${other ? t("counter.sits", { clerk: person(window.clerk) }) : facts.display}</p>
    <time class="bar-clock">${time}</time>
    ${window.kind === "issuing" && html`<a class="button" href="/results"><${Icon} name="package-check" /><span>${t("results.title")}</span></a>`}
    <${CasesButton} number=${window.number} onOpen=${onCases} />
    <${Button} icon="keyboard" keys="?" onClick=${onKeys}>${t("counter.keys")}<//>
  </header>`;
}

export function Foot({ letters }) {
  const state = useConnection();
  return html`<footer class="foot"><${ConnectionBanner} />
    ${state !== "lost" && html`<p class="foot-hint muted small"><kbd class="keycap">${MAIN_KEY}</kbd>
      ${t(letters ? "counter.hint" : "counter.hint.no_letters")}
      <span class="foot-state">${t(`counter.connection.${state}`)}</span></p>`}
  </footer>`;
}

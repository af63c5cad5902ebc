/** The sign over a window: is this my window, and is it for me now? */

import { useLoss } from "/static/js/display/connection.js";
import { keepTheme } from "/static/js/display/night.js";
import { nameOf, pairIfStranger, readSettings } from "/static/js/display/settings.js";
import { keepClock } from "/static/js/clock.js";
import { Icon, html, render, useEffect, useLanguage, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const SHAPES = {
  called: "arrow-down", serving: "user-round", idle: "circle-check", paused: "circle-pause", closed: "circle-minus",
};
const WORDS = { called: "called", serving: "serving", idle: "ready", paused: "paused", closed: "closed" };

const settings = readSettings();

function Sign() {
  const language = useLanguage();
  const { loss, since } = useLoss();
  const { snapshot, error } = useView(`window:${settings.window}`);
  useEffect(() => pairIfStranger(error, "sign", settings.window), [error]);
  const window = snapshot?.window;
  return html`<main class="sign" data-state=${window?.state ?? "connecting"} data-lost=${loss === "lost" ? "" : null}>
    <${Which} window=${window} language=${language} />
    <${Now} window=${window} />
    ${loss && html`<p class="sign-lost" data-state=${loss} role="status">
      <${Icon} name=${loss === "back" ? "circle-check" : "unplug"} />
      ${loss === "back" ? t("display.back") : since ? t("sign.lost", { time: since }) : t("display.lost_early")}</p>`}
  </main>`;
}

function Which({ window, language }) {
  const name = window ? nameOf(window, language) : "";
  const what = window ? whatFor(window, language) : "";
  return html`<header class="sign-which">
    <p class="sign-label">${t("sign.window")}</p>
    <h1 class="sign-number number" translate="no" style=${{ "--signs": settings.window.length }}>${settings.window}</h1>
    <div class="sign-what"><p class="sign-name">${name}</p>${what && what !== name && html`<p>${what}</p>`}</div>
  </header>`;
}

/** What is done here: its domains by name; every matter; or its kind where that says more. */
function whatFor(window, language) {
  const names = language === "en" ? settings.names_en : settings.names;
  const known = window.domains.map((key) => names[settings.domains.indexOf(key)]).filter(Boolean);
  if (known.length) return known.join(language === "en" ? ", " : "、");
  return window.kind === "undifferentiated" ? t("sign.any") : t(`sign.kind.${window.kind}`);
}

function Now({ window }) {
  if (!window) return html`<section class="sign-now" role="status"><p class="sign-state">${t("display.connecting")}</p></section>`;
  const { state, ticket, reason } = window;
  const about = reason && state === "paused" ? reason : textOf(state);
  return html`<section class="sign-now" role="status" key=${`${state} ${ticket}`}>
    <p class="sign-state"><${Icon} name=${SHAPES[state]} /><span>${t(`sign.${WORDS[state]}`)}</span></p>
    ${ticket ? html`<p class="sign-ticket number" translate="no" style=${{ "--signs": ticket.length }}>${ticket}</p>`
      : html`<p class="sign-about">${about}</p>`}
  </section>`;
}

function textOf(state) {
  return { idle: t("sign.ready.text"), paused: t("sign.paused.text"), closed: t("sign.closed.text") }[state] ?? "";
}

keepClock();
keepTheme(settings.theme);
render(html`<${Sign} />`, document.getElementById("page"));

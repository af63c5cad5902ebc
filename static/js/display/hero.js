/** The call being made: a number, an arrow, a window, and what is said, as a caption. */

import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** Signs that stand in the giant line besides the number and the window: the arrow and the air. */
const ARROW_SIGNS = 2.3;

/** `state`: calling, or past for the last call when nobody is called; `closed`: that the hall is, and until when. */
export function Hero({ call, state, closed }) {
  if (closed && state !== "calling") return html`<${Nobody} state="closed" ...${closed} />`;
  if (!call) return html`<${Nobody} state="empty" title=${t("display.empty.title")} text=${t("display.empty.text")} />`;
  const signs = call.number.length + call.window.length + ARROW_SIGNS;
  const style = { "--signs": signs, "--tallest": Math.max(call.number.length, call.window.length + ARROW_SIGNS) };
  return html`<section class="hero" data-state=${state} data-call=${call.call} role="status">
    <p class="hidden-text">${t("display.said", { ticket: call.number, window: call.window })}</p>
    <div class="hero-light" key=${state === "calling" ? call.call : "still"} aria-hidden="true"></div>
    <p class="hero-call" style=${style} aria-hidden="true">
      <span class="number" translate="no">${call.number}</span>
      <span class="hero-to"><span class="hero-arrow"><${Icon} name="arrow-right" /></span>
        <span class="number">${call.window}</span></span>
    </p>
    <p class="hero-caption" aria-hidden="true"><${Caption} call=${call} state=${state} /></p>
  </section>`;
}

function Caption({ call, state }) {
  if (state === "past") return html`<span>${t("display.served", call)}</span>`;
  const words = call.name ? t("display.go_named", call) : t("display.go", call);
  return html`<span>${words}</span>
    ${call.repeat > 0 && html`<span class="hero-again">${t("display.again", { times: call.repeat + 1 })}</span>`}`;
}

function Nobody({ state, title, text }) {
  return html`<section class="hero" data-state=${state} role="status">
    <p class="hero-welcome">${title}</p>
    <p class="hero-caption">${text}</p>
  </section>`;
}

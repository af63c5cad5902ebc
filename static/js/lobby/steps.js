/** The first three steps for somebody who has never seen the hall: take a ticket, call it, finish it. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { door, facts } from "/static/js/lobby/facts.js";

export function Steps() {
  const counter = facts.demo ? `/counter/${facts.free}` : "/counter";
  const zone = facts.windows.find(([number]) => number === facts.free)?.[3] ?? facts.zones[0][0];
  const steps = [
    ["take", "ticket", [["kiosk", door("/kiosk", "kiosk")]]],
    ["call", "megaphone", [["counter", door(counter, "clerk")], ["wall", door(`/display/${encodeURIComponent(zone)}`)]]],
    ["finish", "circle-check", [["counter", door(counter, "clerk")]]],
  ];
  return html`<section class="steps" aria-labelledby="steps-title"><h2 id="steps-title">${t("lobby.steps")}</h2>
    <ol class="steps-list">${steps.map(([name, icon, links], at) => html`<li class="step" key=${name}>
      <span class="step-figure number" aria-hidden="true">${at + 1}</span>
      <h3><${Icon} name=${icon} /> ${t(`lobby.step.${name}`)}</h3>
      <p>${t(`lobby.step.${name}.text`, { window: facts.free })}</p>
      <p class="cluster">${links.map(([where, href], i) => html`<a key=${where} target="_blank"
        class=${`button ${i === 0 ? "primary" : ""}`} href=${href}>${t(`lobby.go.${where}`)}
        <${Icon} name="external-link" /><span class="hidden-text">${t("lobby.new_tab")}</span></a>`)}</p>
    </li>`)}</ol></section>`;
}

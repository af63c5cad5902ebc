/** How it stands in a line now: how many wait, how long, at which windows. */

import { inRuns, minutes, wayOf } from "/static/js/kiosk/where.js";
import { html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** `anywhere` as `wayOf` asks it. */
export function Waiting({ domain, anywhere, children }) {
  const line = useView(`line:${domain}`).snapshot;
  const way = wayOf(line, anywhere);
  return html`<dl class="figures">
    ${children}
    <${Figure} name=${t("kiosk.waiting")}>${line ? html`<b>${line.numbers.length}</b> ${t("kiosk.people")}` : "…"}<//>
    <${Figure} name=${t("kiosk.told")}>${way ? html`<b>${minutes(way.wait)}</b>` : "…"}<//>
    <${Figure} name=${t("kiosk.windows")}>${!way ? "…" : way.windows.length
      ? html`<b>${inRuns(way.windows)}</b>` : html`<b>${t("kiosk.windows.none")}</b>`}<//>
  </dl>`;
}

export function Figure({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}

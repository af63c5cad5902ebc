/** How it stands in a line now: how many wait, how long, at which windows. */

import { useHall } from "/static/js/kiosk/facts.js";
import { inRuns, minutes, windowsOf } from "/static/js/kiosk/where.js";
import { html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Waiting({ domain, anywhere = false, children }) {
  const hall = useHall();
  const line = useView(`line:${domain}`).snapshot;
  const windows = windowsOf(hall, domain, anywhere).map((window) => window.number);
  return html`<dl class="figures">
    ${children}
    <${Figure} name=${t("kiosk.waiting")}>${line ? html`<b>${line.numbers.length}</b> ${t("kiosk.people")}` : "…"}<//>
    <${Figure} name=${t("kiosk.told")}>${line ? html`<b>${minutes(line.wait)}</b>` : "…"}<//>
    <${Figure} name=${t("kiosk.windows")}>${!hall ? "…" : windows.length
      ? html`<b>${inRuns(windows)}</b>` : html`<b>${t("kiosk.windows.none")}</b>`}<//>
  </dl>`;
}

export function Figure({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}

/** How it stands in a line now: how many wait, how long, at which windows. */

import { useHall } from "/static/js/kiosk/facts.js";
import { inRuns, notYet, wayOf } from "/static/js/kiosk/where.js";
import { Notice, html, useView } from "/static/js/ui.js";
import { waitInWords } from "/static/js/wait.js";
import { t } from "/static/js/words.js";

/** `anywhere` as `wayOf` asks it. */
export function Waiting({ domain, anywhere, children }) {
  const hall = useHall();
  const line = useView(`line:${domain}`).snapshot;
  const way = wayOf(line, anywhere);
  return html`<dl class="figures">
    ${children}
    <${Figure} name=${t("kiosk.waiting")}>${line ? html`<b>${line.numbers.length}</b> ${t("kiosk.people", { count: line.numbers.length })}` : "…"}<//>
    <${Figure} name=${t("kiosk.told")}>${way ? html`<b>${waitInWords(way.wait) || t("kiosk.told.none")}</b>` : "…"}<//>
    <${Figure} name=${t("kiosk.windows")}>${!way ? "…" : way.windows.length
      ? html`<b>${inRuns(way.windows)}</b>` : html`<b>${notYet(hall)}</b>`}<//>
  </dl>
  ${way?.late && html`<${Notice} state="attention" icon="clock-alert" title=${t("wait.late")}>${t("kiosk.late.text")}<//>`}`;
}

export function Figure({ name, children }) {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>`;
}

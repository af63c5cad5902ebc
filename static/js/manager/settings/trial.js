/** Trying the rules on a recorded day: what it was, what it would have been. */

import { Button, html, Notice, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { post } from "/static/js/api.js";
import { domainName } from "/static/js/manager/facts.js";

const ROWS = ["called", "mean", "p90", "longest", "overtaken", "never_called"];
const MINUTES = new Set(["mean", "p90", "longest"]);
const LONG = 120000;

export function Trial({ changes }) {
  const [day, choose] = useState(dateInHall());
  const [busy, work] = useState(false);
  const [trouble, tell] = useState(null);
  const [done, show] = useState(null);
  const run = async () => {
    work(true);
    tell(null);
    try {
      show({ trial: await post("/api/v1/routing/trial", { ...changes.body, day }, { patience: LONG, oneTry: LONG }), changes, at: clockTime() });
    } catch (problem) {
      show(null);
      tell(problem);
    }
    work(false);
  };
  return html`<section class="panel settings-trial"><div class="panel-head"><h2>${t("manager.trial")}</h2></div>
    <div class="panel-body stack">
      ${!done && html`<p class="muted">${t(changes.faults ? "manager.settings.faults.text" : changes.sentences.length ? "manager.trial.text" : "manager.trial.same")}</p>`}
      <div class="trial-ask"><div class="field"><label for="trial-day">${t("manager.trial.day")}</label>
        <input class="input" type="date" id="trial-day" value=${day} max=${dateInHall()} onChange=${(e) => choose(e.target.value)} /></div>
        <${Button} icon="flask-conical" busy=${busy} disabled=${changes.faults > 0} onClick=${run}>${t("manager.trial.run")}<//></div>
      ${busy && html`<p role="status" class="muted small">${t("manager.trial.busy")}</p>`}
      ${trouble && html`<${Notice} state="attention" title=${trouble.message} live />`}
      ${done && html`<${Outcome} ...${done} />`}
    </div></section>`;
}

/** `at`: the time of day until which an unfinished day was played. */
function Outcome({ trial, changes, at }) {
  const table = useRef(null);
  useEffect(() => table.current.scrollIntoView({ block: "nearest" }), [trial]);
  const over = trial.date !== dateInHall();
  const left = { was: trial.was.never_called, tried: trial.tried.never_called };
  const lines = trial.lines.filter((line) => ROWS.some((row) => line.was[row] !== line.tried[row]));
  return html`<div class="stack" role="status">
    <p class="small muted">${changes.sentences.join(t("manager.list.join")) || t("manager.trial.nothing")}</p>
    <table class="table trial-table" ref=${table}><caption class="hidden-text">${t("manager.trial")}</caption>
      <thead><tr><th scope="col"></th><th scope="col" class="figure">${t("manager.trial.was")}</th>
        <th scope="col" class="figure">${t("manager.trial.tried")}<span class="trial-change"></span></th></tr></thead>
      <tbody>${ROWS.map((row) => html`<tr key=${row}><th scope="row">${t(!over && row === "never_called" ? "manager.trial.row.still_waiting" : `manager.trial.row.${row}`)}</th>
        <td class="figure">${figure(row, trial.was[row])}</td><td class="figure"><strong>${figure(row, trial.tried[row])}</strong>
        <${Difference} row=${row} was=${trial.was[row]} tried=${trial.tried[row]} /></td></tr>`)}</tbody></table>
    ${!trial.as_recorded && html`<${Notice} state="attention" title=${t("manager.trial.differs")}>${t("manager.trial.differs.text")}<//>`}
    ${!over && html`<${Notice} state="attention" title=${t("manager.trial.unfinished", { time: at })}>${t("manager.trial.unfinished.text", left)}<//>`}
    ${over && left.was + left.tried > 0 && html`<p class="small muted">${t("manager.trial.left_out")}</p>`}
    ${lines.length > 0 && html`<details><summary>${t("manager.trial.lines")}</summary>
      <table class="table trial-table"><thead><tr><th scope="col">${t("manager.trial.line")}</th>
        <th scope="col" class="figure">${t("manager.trial.row.mean")}</th><th scope="col" class="figure">${t("manager.trial.row.longest")}</th></tr></thead>
      <tbody>${lines.map((line) => html`<tr key=${line.domain}><th scope="row">${domainName(line.domain)}</th>
        ${["mean", "longest"].map((row) => html`<td class="figure" key=${row}>${figure(row, line.was[row])} → <strong>${figure(row, line.tried[row])}</strong></td>`)}</tr>`)}</tbody></table></details>`}
  </div>`;
}

function Difference({ row, was, tried }) {
  const change = Number((tried - was).toFixed(1));
  if (was === null || tried === null || !change) return html`<span class="trial-change"></span>`;
  const better = row === "called" ? change > 0 : change < 0;
  const text = `${change > 0 ? "+" : "−"}${MINUTES.has(row) ? Math.abs(change).toFixed(1) : Math.abs(change)}`;
  return html`<span class="trial-change" data-state=${better ? "ready" : "attention"}>${text}</span>`;
}

const figure = (row, value) => (value === null ? "–" : MINUTES.has(row) ? t("manager.trial.minutes", { minutes: value.toFixed(1) }) : value);

/** Figures: of today, live, or of any dates; one figure at a time is drawn, sorted by and explained. */

import { Empty, html, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { start } from "/static/js/manager/shell.js";
import { Asking, asWords, Out, query } from "/static/js/manager/figures/asking.js";
import { Headlines } from "/static/js/manager/figures/headlines.js";
import { Plot } from "/static/js/manager/figures/plot.js";
import { Rows } from "/static/js/manager/figures/rows.js";

const AGAIN = 30_000;
const PATIENCE = 35_000;
const OVER_TIME = ["hour", "day"];

function Page() {
  const [asked, ask] = useState(given());
  const [figure, choose] = useState(null);
  const found = useReport(asked);
  const change = (wish) => {
    history.replaceState(null, "", `?${new URLSearchParams(query(wish))}`);
    if ((wish.by === "window") !== (asked.by === "window")) choose(null);
    ask(wish);
  };
  const shown = figure ?? (asked.by === "window" ? "load" : "arrivals");
  return html`<div class="figures"><${Asking} asked=${asked} onAsk=${change} />
    <div class="figures-found" aria-busy=${found.busy ? "true" : null}><${Found} ...${found} asked=${asked} figure=${shown} onFigure=${choose} /></div></div>`;
}

/** What the address asks; without one, today by hour. */
function given() {
  const said = new URLSearchParams(location.search);
  const today = dateInHall();
  return { from: said.get("from") ?? today, to: said.get("to") ?? today, by: said.get("by") ?? "hour", domain: said.get("domain") ?? "" };
}

/** The report: `{report, at, busy, problem}`; where it is of today alone it is asked for anew by itself. */
function useReport(asked) {
  const [found, set] = useState({ busy: true });
  const turn = useRef(0);
  const read = async (quietly) => {
    const mine = (turn.current += 1);
    if (!quietly) set((before) => ({ ...before, busy: true, problem: null }));
    try {
      const report = await get("/api/v1/figures", query(asked), { within: PATIENCE });
      if (mine === turn.current) set({ report, at: clockTime() });
    } catch (problem) {
      if (mine === turn.current && !quietly) set({ problem });
    }
  };
  useEffect(() => {
    read(false);
    if (asked.from !== asked.to || asked.to !== dateInHall()) return undefined;
    const timer = setInterval(() => !document.hidden && read(true), AGAIN);
    return () => clearInterval(timer);
  }, [JSON.stringify(asked)]);
  return found;
}

function Found({ report, at, busy, problem, asked, figure, onFigure }) {
  if (problem) return html`<${Empty} icon="circle-alert" title=${t("figures.failed")}>${problem.message}<//>`;
  if (!report) return html`<p class="figures-wait muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  if (!report.total.arrivals && !report.rows.length) return html`<${Empty} icon="calendar-x-2" title=${t("figures.empty")}>${t("figures.empty_hint")}<//>`;
  const live = asked.from === asked.to && asked.to === dateInHall();
  return html`<div class="figures-asked"><span>${asWords(report)}</span><span class="muted">${t(live ? "figures.live" : "figures.made", { at })}</span><${Out} asked=${asked} /></div>
    <${Headlines} total=${report.total} chosen=${figure} onChoose=${onFigure} />
    <section class="panel figures-one" aria-labelledby="one"><div class="figures-one-head">
        <h2 id="one">${t(`figure.${figure}`)}</h2><p class="muted" role="status">${t(`figure.means.${figure}`)}</p></div>
      ${OVER_TIME.includes(report.by) && html`<${Plot} report=${report} figure=${figure} />`}
      <${Rows} report=${report} figure=${figure} onFigure=${onFigure} /></section>`;
}

start(Page);

/** How the advice is reckoned, step by step: as the hall runs, and on paper from a year's volume. */

import { Chip, html, useEffect, useRef } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { dayName } from "/static/js/manager/days.js";
import { lineName } from "/static/js/manager/staffing/lines.js";

const EXPECTED_WEIGHT = 20;

/** `asked`: somebody pressed for it; where it stands below the lines, it comes into view. */
export function Arithmetic({ name, line, rules, dates, asked }) {
  const panel = useRef(null);
  useEffect(() => {
    if (asked && matchMedia("(max-width: 75rem)").matches) panel.current.scrollIntoView();
  }, [name]);
  return html`<section class="panel staffing-sums" aria-labelledby="sums" tabindex="0" ref=${panel}>
    <div class="panel-head"><h2 id="sums">${lineName(name)}</h2></div>
    <div class="panel-body stack">
      <${Way} way="as_it_runs" followed=${line.as_it_runs !== null}>${line.as_it_runs ? html`<${Runs} runs=${line.as_it_runs} rules=${rules} dates=${dates} />` : html`<p class="muted">${t("staffing.as_it_runs.none")}</p>`}<//>
      <${Way} way="on_paper" followed=${line.as_it_runs === null && line.on_paper !== null}>${line.on_paper ? html`<${Paper} paper=${line.on_paper} rules=${rules} />` : html`<p class="muted">${t("staffing.on_paper.none")}</p>`}<//>
    </div></section>`;
}

function Way({ way, followed, children }) {
  return html`<section class="staffing-way"><h3>${t(`staffing.${way}`)}${followed && html` <${Chip} state="ready" icon="check">${t("staffing.followed")}<//>`}</h3>${children}</section>`;
}

function Runs({ runs, rules, dates }) {
  const hour = `${runs.busiest}:00–${runs.busiest + 1}:00`;
  return html`<p class="small muted">${t("staffing.seen", { from: dayName(dates.from), to: dayName(dates.to), days: runs.days, arrivals: whole(runs.arrivals) })}</p>
    <ol class="sums">
      <${Sum} says=${t("staffing.step.hour", { hour })} sum=${t("staffing.sum.hour", { people: whole(runs.per_hour * runs.days), days: runs.days })} is=${one(runs.per_hour)} />
      <${Sum} says=${t("staffing.step.busy")} sum=${`${one(runs.per_hour)} × ${two(runs.busy_day)}`} is=${one(runs.rate)} />
      <${Sum} says=${t("staffing.step.service", { served: whole(runs.served), took: whole(runs.took) })} sum=${`(${EXPECTED_WEIGHT} × ${one(runs.expected)} + ${whole(runs.took)}) ÷ (${EXPECTED_WEIGHT} + ${whole(runs.served)})`} is=${t("staffing.minutes", { count: one(runs.service) })} />
      <${Sum} says=${t("staffing.step.away", { share: share(rules.away) })} sum=${`${one(runs.service)} ÷ (1 − ${share(rules.away)})`} is=${t("staffing.minutes", { count: one(runs.pace) })} />
      <${Sum} says=${t("staffing.step.work")} sum=${`${one(runs.rate)} × ${one(runs.pace)} ÷ 60`} is=${two(runs.erlangs)} />
      <li data-result=""><p>${t("staffing.step.erlang", { minutes: one(runs.target), share: share(rules.in_target) })}</p><${Steps} steps=${runs.steps} target=${runs.target} />
        <p class="sum"><span class="sum-is">→ <b>${t("staffing.windows", { count: runs.windows })}</b></span></p></li>
    </ol>`;
}

/** The fewest windows that can do the work, and so on until the promise is kept. */
function Steps({ steps, target }) {
  return html`<table class="table staffing-steps"><thead><tr><th scope="col" class="figure">${t("staffing.at_once")}</th><th scope="col" class="figure">${t("staffing.load")}</th>
      <th scope="col" class="figure">${t("staffing.in_target", { minutes: one(target) })}</th></tr></thead>
    <tbody>${steps.map((step, at) => html`<tr key=${step.windows} data-enough=${at === steps.length - 1 ? "" : null}><td class="figure">${step.windows}</td>
      <td class="figure">${share(step.load)}</td><td class="figure">${share(step.in_target)}</td></tr>`)}</tbody></table>`;
}

function Paper({ paper, rules }) {
  const part = `${share(rules.load)} × (1 − ${share(rules.away)})`;
  return html`<ol class="sums">
    <${Sum} says=${t("staffing.step.year")} sum=${t("staffing.sum.year", { volume: whole(paper.volume), minutes: one(paper.minutes) })} is=${t("staffing.hours", { count: whole(paper.work_hours) })} />
    <${Sum} says=${t("staffing.step.window", { load: share(rules.load), away: share(rules.away) })} sum=${t("staffing.sum.window", { days: paper.days, hours: one(paper.hours), part })} is=${t("staffing.hours", { count: whole(paper.window_hours) })} />
    <${Sum} says=${t("staffing.step.peak", { peak: two(rules.peak) })} sum=${`${whole(paper.work_hours)} × ${two(rules.peak)} ÷ ${whole(paper.window_hours)} = ${two(paper.exact)}`} is=${t("staffing.windows", { count: paper.windows })} result />
  </ol>`;
}

function Sum({ says, sum, is, result = false }) {
  return html`<li data-result=${result ? "" : null}><p>${says}</p><p class="sum"><span>${sum}</span><span class="sum-is">${result ? "→" : "="} <b>${is}</b></span></p></li>`;
}

const written = (value, digits, more = {}) => new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: digits, ...more }).format(value);
const whole = (value) => written(value, 0);
const one = (value) => written(value, 1);
const two = (value) => written(value, 2);
const share = (value) => written(value, 0, { style: "percent" });

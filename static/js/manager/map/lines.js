/** The lines, those that hurt most first: how long, how many, and who serves them. */

import { Chip, Empty, html, Icon, useTick } from "/static/js/ui.js";
import { ownWaitInWords, waitInWords } from "/static/js/wait.js";
import { t } from "/static/js/words.js";
import { minutesBetween, now } from "/static/js/clock.js";
import { domainName } from "/static/js/manager/facts.js";

/** `onGrab({domain}, event)`: a pointer takes hold of a line, to carry it to a window. */
export function Lines({ map, onGrab }) {
  useTick(5, () => now().getTime());
  const waiting = map.lines.filter((line) => line.waiting > 0).sort((a, b) => pain(b) - pain(a));
  const calm = map.lines.length - waiting.length;
  return html`<section class="panel map-lines"><div class="panel-head"><h2>${t("manager.map.lines")}</h2>
      <span class="badge">${map.waiting}</span></div>
    ${waiting.length ? html`<ul class="lines">${waiting.map((line) => html`<li key=${line.domain}><${Line} line=${line} onGrab=${onGrab} /></li>`)}</ul>`
      : html`<${Empty} icon="coffee" title=${t("manager.map.calm")}>${t("manager.map.calm.text")}<//>`}
    ${waiting.length > 0 && onGrab && html`<p class="lines-calm muted small">${t("manager.carry.how")}</p>`}
    ${waiting.length > 0 && calm > 0 && html`<p class="lines-calm muted small">${t("manager.map.others", { count: calm })}</p>`}
  </section>`;
}

const longest = (line) => minutesBetween(line.longest_since);

/** Whom nobody serves hurts most; then the longest wait, as a share of what is promised. */
const pain = (line) => (line.stranded ? 1000 : 0) + longest(line) / line.target_minutes;

function Line({ line, onGrab }) {
  const late = longest(line) > line.target_minutes;
  const state = line.stranded ? "urgent" : late ? "attention" : "ready";
  return html`<div class="line" data-state=${state} data-line=${line.domain} data-grab=${onGrab ? "" : null}
      onPointerDown=${onGrab && ((event) => onGrab({ domain: line.domain }, event))}>
    <p class="line-name">${onGrab && html`<span class="grip" aria-hidden="true"><${Icon} name="grip-vertical" /></span>`}${domainName(line.domain)}</p>
    <p class="line-count"><strong>${line.waiting}</strong> ${t("manager.map.waiting")}</p>
    <p class="line-long">${line.stranded ? html`<${Chip} state="urgent">${t("manager.map.stranded", { count: line.stranded })}<//>`
      : html`<${Chip} state=${state} icon="clock">${t("manager.map.longest", { minutes: longest(line) })}<//>`}</p>
    ${line.windows.length > 0 && html`<p class="line-windows muted small">
      ${t("manager.map.served_by", { count: line.windows.length, windows: line.windows.join(" · ") })}${line.wait && html` · <span class="line-told">${t("manager.map.told", { wait: waitInWords(line.wait) })}</span>`}${ownWaitInWords(line) && html`<br />${ownWaitInWords(line)}`}</p>`}
    ${!line.windows.length && !line.stranded && html`<p class="line-windows muted small">${t("manager.map.served_by.none")}</p>`}
  </div>`;
}

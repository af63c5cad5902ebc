/** What a change will do to the lines, told before it is made. */

import { Chip, html, Icon, Notice, useEffect, useState } from "/static/js/ui.js";
import { ownWaitInWords, waitInWords } from "/static/js/wait.js";
import { t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { domainName } from "/static/js/manager/facts.js";

const SOON = 200;

/**
 * The hall's answer to "what if window `number` were so", asked again with each new `map`; undefined while it is on
 * its way, `{wrong}` where it is refused.
 */
export function useEffects(number, wish, { map, look = "preview" }) {
  const [seen, see] = useState({});
  const asked = JSON.stringify(wish);
  useEffect(() => {
    if (!number) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      post(`/api/v1/windows/${number}/${look}`, JSON.parse(asked), { signal: stop.signal })
        .then((effects) => see({ asked, effects }),
          ({ message }) => stop.signal.aborted || see({ asked, effects: { wrong: message, lines: [] } }));
    }, SOON);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [number, asked, map]);
  return seen.asked === asked ? seen.effects : undefined;
}

/** `resting`: the window is paused or closed, so that a change is felt only once it opens. */
export function Effects({ effects, resting }) {
  if (effects === undefined) return html`<p class="muted small" role="status"><span class="spinner"></span> ${t("manager.effects.looking")}</p>`;
  if (effects.wrong) return html`<${Notice} state="attention" title=${effects.wrong} live />`;
  if (!effects.lines.length) return html`<p class="muted" role="status">${t(resting ? `manager.effects.none.${resting}` : "manager.effects.none")}</p>`;
  return html`<div class="effects" role="status"><h3>${t("manager.effects")}</h3>
    ${effects.unserved.map((domain) => html`<p class="effect-warning" key=${domain}><${Icon} name="triangle-alert" />
      ${t("manager.effects.unserved", { line: domainName(domain) })}</p>`)}
    <ul>${effects.lines.map((line) => html`<li key=${line.domain}><strong>${domainName(line.domain)}</strong>
      <span class="effect-windows">${windows(line.before)} → ${windows(line.after)}</span>
      ${line.after.stranded > line.before.stranded && html`<${Chip} state="urgent">${t("manager.map.stranded", { count: line.after.stranded })}<//>`}
      <span class="muted small">${told(line.before)} → ${told(line.after)}</span>
      ${ownTold(line) && html`<span class="muted small">${ownTold(line)}</span>`}</li>`)}</ul></div>`;
}

const windows = ({ windows: numbers }) => (numbers.length ? t("manager.map.served_by", { count: numbers.length, windows: numbers.join(" · ") }) : t("manager.map.served_by.none"));

/** Said of matters that undifferentiated windows don't take, where a change touches their wait otherwise. */
function ownTold({ before, after }) {
  if (!ownWaitInWords(before) && !ownWaitInWords(after)) return "";
  const [was, then] = [before, after].map(({ own_only: own }) => waitInWords(own?.wait) || "–");
  return was === then ? "" : t("wait.own_only", { wait: `${was} → ${then}` });
}

const told = ({ wait }) => (wait ? t("manager.map.told", { wait: waitInWords(wait) }) : "–");

/** The answer: which windows, how long, what to bring; and the one next step. */

import { Button, Chip, html, Icon, Notice, Number, useEffect, useRef, useState, useView } from "/static/js/ui.js";
import { get } from "/static/js/api.js";
import { named, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { waitInWords } from "/static/js/wait.js";
import { chinese, domainName, shownName, zoneNames } from "/static/js/guide/facts.js";
import { Issue } from "/static/js/guide/issue.js";
import { useKeys } from "/static/js/guide/keys.js";

const RESTING = new Set(["closed", "paused"]);
/** Why nobody is served there now, as a word's end; null where somebody is. */
const resting = (w) => (RESTING.has(w.state) ? w.state : w.staffed ? null : "empty");
const PRINT = "F4";
const REFER = "F8";

export function Answer({ business, back, refer, ...step }) {
  const { kind, key } = business;
  const { snapshot: way } = useView(`way:${kind}/${key}`);
  const found = useInFull(kind, key);
  const title = useRef(null);
  useEffect(() => { title.current?.focus({ preventScroll: true }); }, [Boolean(found)]);
  const sheet = kind === "domain" ? null : `/guide/${kind}s/${encodeURIComponent(key)}`;
  const about = { text: found?.name ?? "", matter: kind === "matter" ? key : null };
  useKeys({ [PRINT]: () => sheet && open(sheet, "_blank", "noopener"), [REFER]: () => refer(about) });
  if (!found || !way) return html`<p class="muted answer-wait" role="status"><span class="spinner"></span> ${t("guide.loading")}</p>`;
  return html`<article class="answer">
    <header class="answer-head"><${Button} kind="quiet" icon="arrow-left" keys="Esc" onClick=${back}>${t("guide.back")}<//>
      <span class="answer-acts">${sheet && html`<a class="button" href=${sheet} target="_blank" rel="noopener" aria-keyshortcuts=${PRINT}>
        <${Icon} name="printer" /><span>${t("guide.print")}</span><kbd class="keycap" aria-hidden="true">${PRINT}</kbd></a>`}
        <${Button} icon="corner-up-right" keys=${REFER} onClick=${() => refer(about)}>${t("guide.refer")}<//></span></header>
    <div class="answer-body" tabindex="0" role="region" aria-label=${t("guide.answer")}>
      <h2 ref=${title} tabindex="-1" lang=${found.name_en || kind === "domain" ? null : chinese()}>${shownName(found)}</h2>
      <p class="cluster answer-facts">${promise(kind, found)}</p>
      <${Where} way=${way} />
      ${found.materials && html`<${Papers} materials=${found.materials} />`}
    </div>
    <${Issue} business=${business} found=${found} way=${way} ...${step} />
  </article>`;
}

function Where({ way }) {
  const open = way.windows.filter((w) => !resting(w));
  const zones = [...new Set((open.length ? open : way.windows).map((w) => w.zone))];
  return html`<section class="where" aria-label=${t("guide.where")}>
    <div class="where-windows"><p class="where-word">${zones.length ? zoneNames(zones) : t("guide.where.none")}</p>
      <ul class="where-plates">${way.windows.map((w) => html`<li key=${w.number} data-rests=${resting(w) && ""}
        title=${named({ zh: w.name, en: w.name_en })}><${Number} value=${w.number} kind=${resting(w) ? "" : "plate"} />
        ${resting(w) && html`<span class="small">${t(`guide.window.${resting(w)}`)}</span>`}</li>`)}</ul></div>
    <div class="where-wait"><p class="where-word">${t("guide.wait", { count: way.ahead })}</p>
      <p class="where-told">${way.wait ? waitInWords(way.wait) : t("guide.wait.none")}</p></div>
    ${way.late && html`<div class="where-late"><${Notice} state="attention" title=${t("wait.late")} /></div>`}</section>`;
}

function Papers({ materials }) {
  return html`<section class="bring" aria-labelledby="bring"><h3 id="bring">${t("guide.bring")} <span class="badge">${materials.length}</span></h3>
    <ul class="bring-all" lang="zh-CN">${materials.map((paper) => html`<li key=${`${paper.name} ${paper.source}`}>
      <strong>${paper.name}</strong> <span class="muted small">${paper.form} × ${paper.copies}</span>
      ${paper.deferrable && html`<${Chip} state="next" icon="clock">${t("guide.later")}<//>`}</li>`)}</ul></section>`;
}

function promise(kind, found) {
  if (kind === "domain") return html`<span class="muted">${t("guide.line_only")}</span>`;
  const days = found.lead ? t("guide.theme") : found.working_days === 0 ? t("guide.at_once") : t("guide.days", { days: found.working_days });
  return html`<${Chip} state="ready" icon="clock">${days}<//><${Department} name=${found.lead ?? found.department} />`;
}

/** The matter or theme with its materials; a line is known by its name alone. */
function useInFull(kind, key) {
  const [found, take] = useState(kind === "domain" ? { name: domainName(key), name_en: domainName(key) } : null);
  useEffect(() => {
    if (kind === "domain") return undefined;
    let timer = null;
    const ask = () => get(`/api/v1/${kind}s/${encodeURIComponent(key)}`).then(take, () => { timer = setTimeout(ask, 2000); });
    ask();
    return () => clearTimeout(timer);
  }, []);
  return found;
}

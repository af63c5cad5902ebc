/** The rating screen of a window: at rest a welcome; after "finish", how was it? */

import { newKey, post } from "/static/js/api.js";
import { keepClock, now, setClock } from "/static/js/clock.js";
import { pairIfStranger } from "/static/js/display/settings.js";
import { Faces, isPoor, Reasons } from "/static/js/rating/faces.js";
import { Button, Icon, html, render, useConnection, useEffect, useLanguage, useState, useTick, useView } from "/static/js/ui.js";
import { setLanguage, t } from "/static/js/words.js";

const facts = JSON.parse(document.getElementById("facts").textContent);
const THANKS = 8;
const WHY = 40;
const seconds = () => Math.floor(now().getTime() / 1000);

function Rater() {
  const language = useLanguage();
  const { snapshot: seen, error } = useView(`rating:${facts.window}`);
  const [said, say] = useState(null);
  useEffect(() => pairIfStranger(error, "rater", facts.window), [error]);
  useEffect(() => { if (seen?.busy) say(null); }, [seen?.busy]);
  const time = useTick(1, seconds);
  const lost = useConnection() === "lost";
  const asked = seen?.visit && Date.parse(seen.until) / 1000 > time;
  const thanked = said && time < said.until;
  const stage = thanked ? "thanks" : asked ? "asking" : "rest";
  return html`<main class="rater" data-stage=${stage} data-lost=${lost ? "" : null}>
    <header class="rater-head"><p>${language === "en" ? facts.hall_en : facts.hall_zh}</p>
      <${Button} kind="quiet" lang=${language === "en" ? "zh-CN" : "en"} onClick=${() => setLanguage(language === "en" ? "zh-CN" : "en")}>${t("follow.language")}<//></header>
    ${stage === "rest" ? html`<${Rest} seen=${seen} language=${language} />`
      : stage === "asking" ? html`<${Asking} key=${seen.visit} visit=${seen.visit} onSaid=${say} />` : html`<${Thanks} said=${said} onSaid=${say} />`}
    ${lost && html`<p class="rater-lost" role="status"><${Icon} name="unplug" /> ${t("rating.lost")}</p>`}
  </main>`;
}

function Rest({ seen, language }) {
  return html`<section class="rater-rest"><p>${t("sign.window")}</p><h1 class="number" translate="no">${facts.window}</h1>
    <p>${seen && (language === "en" ? seen.name_en : seen.name)}</p><p class="rater-welcome">${t("rating.welcome")}</p></section>`;
}

function Asking({ visit, onSaid }) {
  const [state, set] = useState({});
  const rate = async (level) => {
    set({ busy: true });
    try {
      await post(`/api/v1/windows/${facts.window}/rating`, { visit, level }, { key: newKey() });
      onSaid({ visit, level, until: seconds() + (isPoor(level) ? WHY : THANKS) });
    } catch (problem) {
      set({ problem: problem.name === "Refused" ? problem.message : t("rating.failed") });
    }
  };
  return html`<section class="rater-asking"><div role="status"><h1>${t("rating.ask")}</h1></div>
    <${Faces} busy=${state.busy} onChoose=${rate} />
    <p class=${state.problem ? "rater-problem" : "muted"} role=${state.problem ? "alert" : null}>${state.problem ?? t("rating.private")}</p></section>`;
}

function Thanks({ said, onSaid }) {
  const [ticked, tick] = useState([]);
  const asks = isPoor(said.level) && !said.why;
  const done = async () => {
    onSaid({ ...said, why: true, until: seconds() + THANKS });
    if (ticked.length) await post(`/api/v1/windows/${facts.window}/rating/reasons`, { visit: said.visit, reasons: ticked }, { key: newKey() }).catch(() => {});
  };
  return html`<section class="rater-thanks"><div role="status"><${Icon} name="circle-check" /><h1>${t("rating.thanks")}</h1>
      <p>${t(isPoor(said.level) ? "rating.thanks.poor" : "rating.thanks.text")}</p></div>
    ${asks && html`<${Reasons} reasons=${facts.reasons} ticked=${ticked} onTick=${tick} /><${Button} kind="primary" class="large" onClick=${done}>${t(ticked.length ? "rating.send" : "rating.skip")}<//>`}</section>`;
}

if (facts.time) setClock(facts.time);
keepClock();
render(html`<${Rater} />`, document.getElementById("page"));

/** Whoever looks after a cabinet: what waits to go in, every cell, and what needs a hand. */

import { Empty, html, Tabs, useEffect, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { start } from "/static/js/office/frame.js";
import { Aside } from "/static/js/locker/cell.js";
import { Waiting } from "/static/js/locker/waiting.js";
import { Wall } from "/static/js/locker/wall.js";

/** Seconds without a touch after which the cabinet's own screen belongs to everybody again. */
const LEFT_ALONE = 60;

function Staff() {
  const [name, choose] = useState(facts.at || facts.cabinets[0]);
  useLeaving();
  if (!name) return html`<main class="office-alone" id="main"><${Empty} icon="vault" title=${t("lockers.none")}>${t("lockers.none.text")}<//></main>`;
  return html`<${Cabinet} key=${name} name=${name} choose=${choose} />`;
}

function Cabinet({ name, choose }) {
  const { snapshot: now, error } = useView(`cells:${name}`);
  const [chosen, pick] = useState(null);
  const [storing, follow] = useState(null);
  if (error) return html`<main class="office-alone" id="main"><${Empty} icon="circle-alert" title=${error.message} /></main>`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  const begin = async (result) => {
    const begun = await post(`/api/v1/lockers/${encodeURIComponent(name)}/storings`, { result: result.result });
    follow({ ...begun, result });
    pick(null);
  };
  return html`<main class="lockers-main" id="main" tabindex="-1">
    <${Waiting} now=${now} begin=${begin} busy=${Boolean(storing)} />
    <section class="lockers-wall" aria-label=${name}><div class="lockers-top">
      ${facts.cabinets.length > 1 && html`<${Tabs} tabs=${facts.cabinets.map((one) => [one, one])} chosen=${name} onChoose=${choose} label=${t("lockers.which")} />`}</div>
      <${Wall} now=${now} chosen=${storing?.cell ?? chosen} pick=${(cell) => { if (!storing) pick(cell); }} /></section>
    <${Aside} now=${now} name=${name} chosen=${chosen} storing=${storing} onStored=${() => follow(null)} onAgain=${() => { const { result } = storing; follow(null); return begin(result); }} /></main>`;
}

/** At the cabinet itself nobody stays signed in behind their back. */
function useLeaving() {
  useEffect(() => {
    if (!facts.at) return undefined;
    let timer = null;
    const leave = () => post("/api/v1/sign-out").finally(() => location.assign(`/locker/${encodeURIComponent(facts.at)}`));
    const stay = () => { clearTimeout(timer); timer = setTimeout(leave, LEFT_ALONE * 1000); };
    const signs = ["pointerdown", "keydown"];
    stay();
    for (const sign of signs) addEventListener(sign, stay, { passive: true, capture: true });
    return () => { clearTimeout(timer); for (const sign of signs) removeEventListener(sign, stay, { capture: true }); };
  }, []);
}

start("lockers", Staff);

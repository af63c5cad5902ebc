/** Whoever looks after a cabinet: what waits to go in, every cell, and what needs a hand. */

import { Empty, html, Tabs, useEffect, useRef, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { start } from "/static/js/office/frame.js";
import { Aside } from "/static/js/locker/cell.js";
import { Waiting } from "/static/js/locker/waiting.js";
import { isUnderWay, Wall } from "/static/js/locker/wall.js";

/** Seconds without a touch after which the cabinet's own screen belongs to everybody again. */
const LEFT_ALONE = 60;
/** Orders whose door opens or stands open. */
const AT_A_DOOR = new Set(["asked", "taken", "open"]);

function Staff() {
  const [name, choose] = useState(facts.at || facts.cabinets[0]);
  const held = useRef(false);
  useLeaving(held);
  if (!name) return html`<main class="office-alone" id="main"><${Empty} icon="vault" title=${t("lockers.none")}>${t("lockers.none.text")}<//></main>`;
  return html`<${Cabinet} key=${name} name=${name} choose=${choose} held=${held} />`;
}

function Cabinet({ name, choose, held }) {
  const { snapshot: now, error } = useView(`cells:${name}`);
  const [chosen, pick] = useState(null);
  const [storing, follow] = useState(null);
  if (error) return html`<main class="office-alone" id="main"><${Empty} icon="circle-alert" title=${error.message} /></main>`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  held.current = now.orders.some(({ state }) => AT_A_DOOR.has(state));
  const look = (number) => {
    const cell = now.cells.find((one) => one.cell === number);
    follow(isUnderWay(cell) ? { ...cell.stay, cell: number, result: cell.stay, resumed: true } : null);
    pick(number);
  };
  const begin = async (result) => {
    const begun = await post(`/api/v1/lockers/${encodeURIComponent(name)}/storings`, { result: result.result });
    follow({ ...begun, result });
    pick(null);
  };
  return html`<main class="lockers-main" id="main" tabindex="-1">
    <${Waiting} now=${now} begin=${begin} busy=${Boolean(storing)} />
    <section class="lockers-wall" aria-label=${name}><div class="lockers-top">
      ${facts.cabinets.length > 1 && html`<${Tabs} tabs=${facts.cabinets.map((one) => [one, one])} chosen=${name} onChoose=${choose} label=${t("lockers.which")} />`}</div>
      <${Wall} now=${now} chosen=${storing?.cell ?? chosen} pick=${(cell) => { if (!storing || storing.resumed) look(cell); }} /></section>
    <${Aside} now=${now} name=${name} chosen=${chosen} storing=${storing} onStored=${() => follow(null)} onAgain=${() => { const { result } = storing; follow(null); return begin(result); }} /></main>`;
}

/** At the cabinet itself nobody stays signed in behind their back, unless a door needs them. */
function useLeaving(held) {
  useEffect(() => {
    if (!facts.at) return undefined;
    let timer = null;
    const leave = () => (held.current ? stay() : signOut());
    const signOut = () => post("/api/v1/sign-out").finally(() => location.assign(`/locker/${encodeURIComponent(facts.at)}`));
    const stay = () => { clearTimeout(timer); timer = setTimeout(leave, LEFT_ALONE * 1000); };
    const signs = ["pointerdown", "keydown"];
    stay();
    for (const sign of signs) addEventListener(sign, stay, { passive: true, capture: true });
    return () => { clearTimeout(timer); for (const sign of signs) removeEventListener(sign, stay, { capture: true }); };
  }, []);
}

start("lockers", Staff);

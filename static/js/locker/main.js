/** The cabinet's own screen: which door? One question at a time, back to the first when nobody is here. */

import { keepClock, setClock } from "/static/js/clock.js";
import { moveFocus } from "/static/js/keys.js";
import { StillThere } from "/static/js/kiosk/idle.js";
import { useScanned } from "/static/js/kiosk/scan.js";
import { Button, html, render, useEffect, useLanguage, useRef, useState } from "/static/js/ui.js";
import { currentLanguage, setLanguage, t } from "/static/js/words.js";
import { useAsking } from "/static/js/locker/asking.js";
import { Code } from "/static/js/locker/code.js";
import { Door } from "/static/js/locker/door.js";
import { facts, useCabinet } from "/static/js/locker/facts.js";
import { Home } from "/static/js/locker/home.js";
import { shownIn } from "/static/js/locker/scan.js";
import { Trouble } from "/static/js/locker/trouble.js";

const ownLanguage = currentLanguage();
const shownHere = (text) => shownIn(text, facts.cards);
const FREE = new Set(["home", "code"]);

function Locker() {
  const language = useLanguage();
  const cabinet = useCabinet();
  const frame = useRef(null);
  const [at, go] = useState("home");
  const [asked, follow] = useState(null);
  const [other, tell] = useState(false);
  const [elder, ease] = useState(false);
  const [state, ask, next, clear] = useAsking((order) => { follow(order); go("door"); });
  const home = () => { clear(); follow(null); tell(false); go("home"); };
  const end = () => { home(); ease(false); setLanguage(ownLanguage); };
  useScanned(shownHere, (shown) => {
    tell(Boolean(shown.other));
    if (shown.other) go("home");
    else { clear(); ask(shown); }
  }, FREE.has(at) && !state.busy);
  useEffect(() => { document.documentElement.toggleAttribute("data-elder", elder); }, [elder]);
  useKeys(frame, at === "home" ? () => {} : home);
  const open = cabinet?.orders.some((one) => one.order === asked?.order && one.state === "open");
  const refused = at === "home" && state.problem;
  return html`<div class="kiosk locker" ref=${frame} data-screen=${at} data-elder=${elder ? "" : null} data-ready>
    <div class="kiosk-screen" key=${`${at} ${asked?.order ?? ""} ${Boolean(refused)}`}>
      ${refused ? html`<${Trouble} problem=${state.problem} again=${home} />`
        : at === "code" ? html`<${Code} state=${state} ask=${ask} clear=${clear} />`
          : at === "door" ? html`<${Door} cabinet=${cabinet} asked=${asked} state=${state} next=${next} onDone=${home} onAgain=${home} />`
            : html`<${Home} cabinet=${cabinet} other=${other} go=${(to) => { tell(false); go(to); }} />`}</div>
    <${Controls} inside=${at !== "home" || Boolean(refused)} held=${open} elder=${elder} ease=${ease} onHome=${home} />
    <${StillThere} active=${(at !== "home" || Boolean(refused) || elder || language !== ownLanguage) && !open} slow=${elder} onGone=${end} /></div>`;
}

function Controls({ inside, held, elder, ease, onHome }) {
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const staff = `${facts.demo ? "/demo/enter/manager" : "/sign-in"}?next=${encodeURIComponent(`/locker/staff?at=${encodeURIComponent(facts.cabinet)}`)}`;
  return html`<nav class="controls" aria-label=${t("kiosk.controls")}>
    <div class="controls-way">${inside && !held && html`<${Button} class="control" icon="house" onClick=${onHome}>${t("kiosk.home")}<//>`}
      ${!inside && html`<a class="button quiet control" href=${staff}><hall-icon name="user-round-cog" aria-hidden="true"></hall-icon><span>${t("locker.staff")}</span></a>`}</div>
    <div class="controls-ease"><${Button} kind="quiet" class="control" icon="languages" lang=${other} onClick=${() => setLanguage(other)}>${t("kiosk.language")}<//>
      <${Button} kind="quiet" class="control" icon="a-large-small" aria-pressed=${String(elder)} onClick=${() => ease(!elder)}>${t("kiosk.elder")}<//></div></nav>`;
}

/** Arrow keys move among what can be pressed, Escape goes back. */
function useKeys(frame, onEscape) {
  useEffect(() => {
    const hear = (event) => {
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "Escape") onEscape();
      else moveFocus(event, frame.current);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  });
}

setClock(facts.time);
keepClock();
addEventListener("contextmenu", (event) => event.preventDefault());
render(html`<${Locker} />`, document.getElementById("page"));

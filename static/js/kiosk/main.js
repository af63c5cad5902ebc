/** The kiosk: one question at a time, from what do you come for to a number in the hand. */

import { keepClock, setClock } from "/static/js/clock.js";
import { moveFocus } from "/static/js/keys.js";
import { Card, Priority } from "/static/js/kiosk/asking.js";
import { DomainMatters, Domains, Themes } from "/static/js/kiosk/browse.js";
import { Business } from "/static/js/kiosk/business.js";
import { CheckIn } from "/static/js/kiosk/checkin.js";
import { Confirm } from "/static/js/kiosk/confirm.js";
import { facts, ownLanguage, useEdition } from "/static/js/kiosk/facts.js";
import { Controls } from "/static/js/kiosk/frame.js";
import { Help } from "/static/js/kiosk/help.js";
import { Home } from "/static/js/kiosk/home.js";
import { usePaper } from "/static/js/kiosk/paper.js";
import { StillThere } from "/static/js/kiosk/idle.js";
import { useScan } from "/static/js/kiosk/scan.js";
import { Search } from "/static/js/kiosk/search.js";
import { Ticket } from "/static/js/kiosk/ticket.js";
import { here, newVisit, step } from "/static/js/kiosk/visit.js";
import { html, render, useEffect, useLanguage, useReducer, useRef, useState } from "/static/js/ui.js";
import { setLanguage } from "/static/js/words.js";

const SCREENS = {
  home: Home, more: Home, domains: Domains, domain: DomainMatters, themes: Themes, business: Business, search: Search,
  appointment: CheckIn, collect: Help, guide: Help, priority: Priority, card: Card, confirm: Confirm, ticket: Ticket,
};
const SCANNING = ["home", "more", "appointment"];
const AT_EASE = { elder: false, low: false };

function Kiosk() {
  const language = useLanguage();
  const [visit, act] = useReducer(step, null, newVisit);
  const [ease, setEase] = useState(AT_EASE);
  const frame = useRef(null);
  const at = here(visit);
  const ended = at.screen === "ticket";
  const changed = ease.elder || ease.low || language !== ownLanguage;
  const end = () => {
    act({ do: "home" });
    setEase(AT_EASE);
    setLanguage(ownLanguage);
  };
  const go = (to, keep = {}) => act(to.screen === "confirm" && returns(visit) ? { do: "answer", keep } : { do: "go", to, keep });
  const back = () => act({ do: "back" });
  const home = () => act({ do: "home" });
  useEase(ease);
  useEdition(usePaper()?.catalogue);
  useScan((token) => go({ screen: "appointment", token }), SCANNING.includes(at.screen));
  useKeys(frame, ended ? end : back);
  const Shown = SCREENS[at.screen];
  const place = `${at.screen} ${at.key ?? ""} ${visit.path.length}`;
  return html`<div class="kiosk" ref=${frame} data-screen=${at.screen} data-low=${ease.low ? "" : null}
    data-elder=${ease.elder ? "" : null} data-ready>
    <div class="kiosk-screen" key=${place}><${Shown} at=${at} visit=${visit} ease=${ease} go=${go} back=${back}
      keep=${(keep) => act({ do: "keep", keep })} ticket=${at.ticket} onDone=${end}
      onIssued=${(ticket) => act({ do: "issued", ticket })} /></div>
    <${Controls} visit=${visit} ease=${ease} ended=${ended} onBack=${back} onHome=${home}
      change=${(more) => setEase({ ...ease, ...more })} />
    <${StillThere} active=${visit.path.length > 1 || changed} slow=${ease.elder} onGone=${end} />
  </div>`;
}

/** Whether the present question was asked again from the confirmation. */
function returns(visit) {
  return here(visit).again === true;
}

function useEase({ elder }) {
  useEffect(() => { document.documentElement.toggleAttribute("data-elder", elder); }, [elder]);
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
render(html`<${Kiosk} />`, document.getElementById("page"));

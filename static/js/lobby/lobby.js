/** The lobby begins. */

import { ConnectionBanner, html, render, useLanguage } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { keepClock, setClock } from "/static/js/clock.js";
import { Citizens, Screens, Workers } from "/static/js/lobby/cards.js";
import { DemoBar } from "/static/js/lobby/demo.js";
import { facts } from "/static/js/lobby/facts.js";
import { HallState, Head } from "/static/js/lobby/head.js";
import { useHall } from "/static/js/lobby/live.js";
import { Steps } from "/static/js/lobby/steps.js";

setClock(facts.time);
keepClock();

function Lobby() {
  useLanguage();
  const { hall, waiting } = useHall();
  return html`<${ConnectionBanner} /><div class="lobby">
    <${Head} title=${named({ zh: facts.name, en: facts.name_en })}><${HallState} waiting=${waiting} hall=${hall} /><//>
    <main class="lobby-main">
      ${facts.demo && html`<${DemoBar} />`}
      ${(facts.demo || facts.fresh) && html`<${Steps} />`}
      <${Citizens} />
      <${Screens} hall=${hall} />
      <${Workers} hall=${hall} />
    </main>
    <footer class="muted small">${t("lobby.foot")}</footer></div>`;
}

render(html`<${Lobby} />`, document.getElementById("page"));

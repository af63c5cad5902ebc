/** Only in the demo: how fast its time goes, and the slip that came out last. */

import { get, post } from "/static/js/api.js";
import { Button, Dialog, html, Icon, useEffect, useState, useTick } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, setClock } from "/static/js/clock.js";
import { facts } from "/static/js/lobby/facts.js";

const SPEEDS = [0, 1, 5, 10, 20];

export function DemoBar() {
  const [state, see] = useState({ speed: null, slip: false });
  const [slip, show] = useState(null);
  const time = useTick(0.5, clockTime);
  useEffect(() => {
    const look = () => get("/demo/state").then(see, () => {});
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, []);
  const run = async (speed) => {
    see({ ...state, speed });
    see(await post("/demo/speed", { speed }).catch(() => state));
    const { time: said, speed: runs } = await get("/healthz");
    setClock(said, runs);
  };
  return html`<section class="demo-bar" aria-label=${t("lobby.demo")}>
    <p class="demo-what"><${Icon} name="drama" /><strong>${t("lobby.demo")}</strong> <span>${t(facts.kept_in ? "lobby.demo.text.kept" : "lobby.demo.text", { folder: facts.kept_in })}</span></p>
    <p class="demo-clock"><span class="hidden-text">${t("lobby.demo.clock")}</span><time class="number">${time}</time></p>
    <div class="cluster" role="group" aria-label=${t("lobby.demo.speed")}>${SPEEDS.map((speed) => html`
      <${Button} key=${speed} aria-pressed=${String(speed === state.speed)} icon=${speed === 0 ? "pause" : null}
        aria-label=${t(speed === 0 ? "lobby.demo.pause" : "lobby.demo.times", { speed })}
        onClick=${() => run(speed)}>${speed === 0 ? t("lobby.demo.pause") : `${speed}×`}<//>`)}</div>
    ${state.slip && html`<${Button} icon="receipt-text" onClick=${() => show(Date.now())}>${t("lobby.demo.slip")}<//>`}
    ${slip && html`<${Dialog} title=${t("lobby.demo.slip")} onClose=${() => show(null)}
      actions=${html`<${Button} kind="primary" onClick=${() => show(null)}>${t("lobby.close")}<//>`}>
      <img class="demo-slip" src=${`/demo/slip.png?${slip}`} alt=${t("lobby.demo.slip.alt")} /><//>`}
  </section>`;
}

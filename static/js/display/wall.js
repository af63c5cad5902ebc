/** The wall screen of a zone: who goes where now? */

import { ConnectionWatch } from "/static/js/display/connection.js";
import { Announcer } from "/static/js/display/announcer.js";
import { Calls, listed } from "/static/js/display/calls.js";
import { Hero } from "/static/js/display/hero.js";
import { memoryOf } from "/static/js/display/memory.js";
import { keepTheme } from "/static/js/display/night.js";
import { Panel } from "/static/js/display/panel.js";
import { useClosed } from "/static/js/display/opening.js";
import { nameOf, pairIfStranger, readSettings } from "/static/js/display/settings.js";
import { Slides, useQuiet } from "/static/js/display/slides.js";
import { Sound } from "/static/js/display/sound.js";
import { Strip } from "/static/js/display/strip.js";
import { Top } from "/static/js/display/top.js";
import { keepClock, now, setClock } from "/static/js/clock.js";
import { html, render, useEffect, useLanguage, useReducer, useView } from "/static/js/ui.js";

/** The least time in ms that a call stands large, so that it can be read from ten metres. */
const SEEN = 6000;
const SEEN_IN_A_CROWD = 4000;
const AHEAD = 2000;

const settings = readSettings();
const { zone } = settings;
const memory = memoryOf(zone);
const redraws = new Set();
const redraw = () => redraws.forEach((again) => again());

const sound = settings.mute ? null : new Sound({
  times: settings.times,
  onBlocked(blocked) {
    if (!blocked) announcer.again(memory.read());
    redraw();
  },
});

const announcer = new Announcer({ say, age, last: memory.read(), onChange: redraw });

/** Since when this page knows a call, by its own clock: a hall may rehearse faster than time. */
const known = new Map();

function age({ call, at }) {
  if (!known.has(call)) known.set(call, performance.now() - Math.max(0, now() - new Date(at)));
  return performance.now() - known.get(call);
}

async function say(call, circumstances) {
  const seen = new Promise((done) => setTimeout(done, circumstances.short ? SEEN_IN_A_CROWD : SEEN));
  await Promise.all([sound?.ready().then((on) => on && speak(call, circumstances)), seen]);
}

function speak(call, circumstances) {
  memory.write(call.call);
  return sound.say(call, circumstances);
}

function take({ calls, sound: wanted }) {
  sound?.follow(wanted);
  // The hall's clock is never behind what has happened.
  if (calls[0] && new Date(calls[0].at) - now() > AHEAD) setClock(calls[0].at);
  calls.forEach(age);
  forgetAllBut(calls);
  announcer.take(calls);
  for (const call of announcer.queue.slice(0, 3)) sound?.prepare(call);
}

/** A wall runs for months: what is no longer shown leaves nothing behind. */
function forgetAllBut(calls) {
  const shown = new Set(calls.map(({ call }) => call));
  for (const call of known.keys()) if (!shown.has(call)) known.delete(call);
  sound?.keepOnly(calls);
}

/** What stands large: what is announced, or the newest call, being made or not. */
function heroOf(calls) {
  const call = announcer.current ?? listed(calls)[0] ?? null;
  const state = call && (announcer.current || call.calling) ? "calling" : "past";
  return { call, state };
}

function Wall() {
  const language = useLanguage();
  const [, again] = useReducer((count) => count + 1, 0);
  useEffect(() => { redraws.add(again); return () => redraws.delete(again); }, []);
  const { snapshot, error } = useView(`display:${zone}`);
  useEffect(() => { if (snapshot) take(snapshot); }, [snapshot]);
  const place = nameOf(settings, language);
  useEffect(() => pairIfStranger(error, "display", zone), [error]);
  const calls = snapshot?.calls ?? [];
  const { call, state } = heroOf(calls);
  const closed = useClosed();
  const quiet = useQuiet(state === "calling") && !closed && snapshot?.slides.length > 0;
  return html`<${ConnectionWatch} snapshot=${snapshot} class="wall" data-quiet=${quiet ? "" : null}>
    <${Top} place=${place} language=${language} />
    ${quiet ? html`<${Slides} slides=${snapshot.slides} />` : html`<${Hero} call=${call} state=${state} closed=${closed} />`}
    <div class="wall-lists">
      <${Calls} calls=${calls} hero=${quiet ? null : call} />
      <${Panel} waiting=${snapshot?.waiting ?? []} missed=${snapshot?.missed ?? []} language=${language} />
    </div>
    <${Strip} messages=${snapshot?.messages ?? []} language=${language} blocked=${sound?.blocked && !sound.silent} />
  <//>`;
}

keepClock();
keepTheme(settings.theme);
render(html`<${Wall} />`, document.getElementById("page"));

/**
 * A screen that isn't paired shows its code and asks every two seconds whether it was let in. A code
 * that is over is replaced; a lost server is waited for.
 */

import { Refused, post } from "/static/js/api.js";
import { facts, say } from "/static/js/doorway/form.js";
import { t } from "/static/js/words.js";

const AGAIN = 2000;
const MARGIN = 5;
const { kind, place, next } = facts();
const main = document.querySelector("main");
const code = document.getElementById("code");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function ask() {
  const pairing = await post("/api/v1/pairings", { kind, ...(place ? { place } : {}) });
  code.textContent = pairing.code.replace(/(...)/, "$1 ");
  code.setAttribute("aria-label", [...pairing.code].join(" "));
  return { ...pairing, over: performance.now() + (pairing.seconds - MARGIN) * 1000 };
}

async function wait(pairing) {
  while (performance.now() < pairing.over) {
    const answer = await post("/api/v1/pairings/claim", { claim: pairing.claim }, { patience: 0 });
    say(main, "");
    if (answer.paired) return true;
    await pause(AGAIN);
  }
  return false;
}

async function keepAsking() {
  for (;;) {
    try {
      if (await wait(await ask())) return location.replace(next ?? "/");
    } catch (problem) {
      say(main, problem instanceof Refused ? problem.message : t("doorway.pair.lost"));
      await pause(problem.facts?.seconds ? problem.facts.seconds * 1000 : AGAIN);
    }
  }
}

keepAsking();

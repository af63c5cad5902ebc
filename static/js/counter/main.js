/** The counter's page begins. */

import { html, render, useEffect, useState } from "/static/js/ui.js";
import { keepClock, setClock } from "/static/js/clock.js";
import { Choose, rememberWindow } from "/static/js/counter/choose.js";
import { Counter } from "/static/js/counter/counter.js";
import { facts, loadNames } from "/static/js/counter/facts.js";

setClock(facts.time);
keepClock();

function Page() {
  const [names, count] = useState(0);
  useEffect(() => {
    loadNames().then(() => count(1));
  }, []);
  return facts.window ? html`<${Counter} number=${facts.window} names=${names} />` : html`<${Choose} />`;
}

if (facts.window) rememberWindow(facts.window);
render(html`<${Page} />`, document.getElementById("page"));

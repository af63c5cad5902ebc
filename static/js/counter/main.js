/** The counter's page begins. */

import { html, render, useEffect, useState } from "/static/js/ui.js";
import { keepClock, setClock } from "/static/js/clock.js";
import { VERBS } from "/static/js/counter/actions.js";
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

/** Icons of what may happen while the hall is gone have to be here before. */
const icons = ["send", "triangle-alert", "unplug", ...Object.values(VERBS).map(({ icon }) => icon)];
for (const name of icons) new Image().src = `/lib/lucide-static/icons/${name}.svg`;

if (facts.window) rememberWindow(facts.window);
render(html`<${Page} />`, document.getElementById("page"));

/** The guide desk begins. */

import { html, render } from "/static/js/ui.js";
import { keepClock, setClock } from "/static/js/clock.js";
import { Desk } from "/static/js/guide/desk.js";
import { facts } from "/static/js/guide/facts.js";

setClock(facts.time);
keepClock();
render(html`<${Desk} />`, document.getElementById("page"));

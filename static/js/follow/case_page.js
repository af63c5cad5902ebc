/** The page of a case on its applicant's phone. */

import { keepClock, setClock } from "/static/js/clock.js";
import { CaseLife } from "/static/js/follow/case.js";
import { Loss, Top } from "/static/js/follow/top.js";
import { html, render, useLanguage } from "/static/js/ui.js";

const facts = JSON.parse(document.getElementById("facts").textContent);

function Page() {
  const language = useLanguage();
  return html`<main class="follow"><${Top} facts=${facts} language=${language} domain=${null} /><${Loss} />
    <${CaseLife} token=${facts.token} /></main>`;
}

if (facts.time) setClock(facts.time);
keepClock();
render(html`<${Page} />`, document.getElementById("page"));

/** What the matter asks for: materials with their review points, and the promised time. */

import { Chip, Empty, html, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Department, departmentName } from "/static/js/departments.js";
import { papersOf } from "/static/js/counter/facts.js";

/** The materials for `ticket`; undefined while they come, null where no matter is named. */
export function usePapers(ticket) {
  const [found, find] = useState(undefined);
  useEffect(() => {
    let gone = false;
    let again = null;
    const look = () => papersOf(ticket).then(
      (papers) => gone || find(papers),
      () => { again = setTimeout(look, 2000); },
    );
    find(undefined);
    if (ticket) look();
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [ticket?.matter, ticket?.theme, ticket === null]);
  return found;
}

export function Papers({ ticket }) {
  const papers = usePapers(ticket);
  if (!ticket) return null;
  return html`<section class="papers" aria-labelledby="papers-title">
    <div class="panel-head"><h2 id="papers-title">${t("counter.papers")}</h2>
      ${papers && html`<p class="cluster small">${promise(papers)}</p>`}</div>
    ${papers === null && html`<${Empty} icon="message-circle-question-mark" title=${t("counter.papers.none")}>
      ${t("counter.papers.ask")}<//>`}
    ${papers && html`<div class="papers-list" tabindex="0" role="region" aria-labelledby="papers-title">
      <table class="table"><thead><tr>
        ${["name", "form", "review"].map((key) => html`<th scope="col" key=${key}>${t(`counter.papers.${key}`)}</th>`)}
      </tr></thead><tbody lang="zh-CN">${papers.materials.map((paper) => html`<tr key=${paper.name}>
        <th scope="row">${paper.name} ${paper.deferrable && html`<${Chip} state="next" icon="clock">
          ${t("counter.papers.later")}<//>`}</th>
        <td>${t("counter.papers.copies", { form: paper.form, copies: paper.copies })}
          <br /><span class="muted small">${paper.source}</span></td>
        <td>${paper.review}</td></tr>`)}</tbody></table></div>`}
  </section>`;
}

function promise(papers) {
  if (papers.lead) {
    return [t("counter.papers.lead", { department: departmentName(papers.lead) }),
      ...(papers.cooperating.length ? [t("counter.papers.with", { departments: papers.cooperating.map(departmentName).join(t("counter.papers.and")) })] : [])]
      .map((text) => html`<span key=${text}>${text}</span>`);
  }
  const days = papers.kind === "immediate"
    ? t("counter.papers.at_once") : t("counter.papers.days", { days: papers.working_days });
  return html`<${Department} name=${papers.department} /><strong>${days}</strong>`;
}

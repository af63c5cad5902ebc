/** A matter or 一件事: what to bring, how long it takes, where; so that nobody queues for nothing. */

import { inItsLanguage, shownName, useInFull } from "/static/js/kiosk/facts.js";
import { Next, Screen } from "/static/js/kiosk/frame.js";
import { FullNotice, useFull } from "/static/js/kiosk/full.js";
import { Paged } from "/static/js/kiosk/paged.js";
import { ShutNotice, useShut } from "/static/js/kiosk/shut.js";
import { Figure, Waiting } from "/static/js/kiosk/waiting.js";
import { Chip, html } from "/static/js/ui.js";
import { currentLanguage, has, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";

const PAPER = { height: 2.9, width: 24, columns: 2 };

export function Business({ at, go, visit, keep, ease }) {
  const found = useInFull(at.kind, at.key);
  const full = useFull()(at.kind === "matter" ? at.key : null);
  const take = () => go({ screen: "priority" }, { business: { kind: at.kind, key: at.key, found } });
  const shut = useShut({ kind: at.kind, found }, found?.domain);
  if (!found) return html`<${Screen} name="business" title="…"><p class="muted" role="status">${t("kiosk.loading")}</p><//>`;
  const page = `papers ${at.key}`;
  return html`<${Screen} name="business" title=${shownName(found)} note=${noteOf(at, found)}
    read=${html`<${Waiting} domain=${found.domain} anywhere=${Boolean(found.undifferentiated)}>
      <${Figure} name=${t(at.kind === "matter" ? "kiosk.promise" : "kiosk.lead")}><b>${promise(found)}</b><//><//>`} low=${ease.low}
    actions=${!full && !shut && html`<${Next} onClick=${take}>${t("kiosk.take")}<//>`}>
    ${full && html`<${FullNotice} full=${full} />`}
    ${shut && html`<${ShutNotice} business=${at} domain=${found.domain} />`}
    <section class="papers" aria-labelledby="papers"><${PapersHead} count=${found.materials.length} />
      <${Paged} items=${found.materials} draw=${Paper} size=${PAPER} at=${visit.page[page] ?? 0}
        onTurn=${(to) => keep({ page: { ...visit.page, [page]: to } })} /></section>
  <//>`;
}

/** How many papers; whoever reads no Chinese learns who will help with their names. */
function PapersHead({ count }) {
  return html`<div class="papers-head"><h2 id="papers">${t("kiosk.papers", { count })}</h2>
    ${count > 0 && currentLanguage() !== "zh-CN" && html`<p class="papers-note">${t("kiosk.papers.chinese")}</p>`}</div>`;
}

/** In English the hall's own name of it stands beneath, for showing it at the window. */
function noteOf({ kind }, found) {
  if (currentLanguage() === "en" && found.name_en) return html`<span lang="zh-CN">${found.name}</span>`;
  return t(`kiosk.${kind}.note`);
}

function promise(found) {
  if (found.lead) return html`<${Department} name=${found.lead} />`;
  return found.working_days === 0 ? t("kiosk.at_once") : t("kiosk.days", { days: found.working_days });
}

function Paper(paper) {
  return html`<li class="paper" key=${`${paper.name} ${paper.source}`}>
    <span class="paper-name">${inItsLanguage(paper.name)}</span>
    <span class="paper-form">${formInWords(paper)}</span>
    ${paper.deferrable && html`<${Chip} state="next" icon="clock">${t("kiosk.later")}<//>`}</li>`;
}

/** "带原件，1 份": the office's own form said plainly. */
function formInWords({ form, copies }) {
  const key = `kiosk.form.${form}`;
  if (has(key)) return t("kiosk.form", { form: t(key), copies });
  const [before, after] = t("kiosk.form", { form: "\n", copies }).split("\n");
  return html`${before}${inItsLanguage(form)}${after}`;
}

/** The path from classified to full one-window: how far, field by field, and the change of mode. */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { put } from "/static/js/api.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { domainName } from "/static/js/manager/facts.js";

export const percent = (part, whole) => (whole ? `${Math.round((part / whole) * 100)}%` : "—");

export function Path({ path, domain, onDomain }) {
  const [changing, change] = useState(false);
  const filled = path.domains.filter((d) => d.matters > 0);
  const full = path.mode === "full";
  const marked = full ? path.matters : path.marked;
  return html`<section class="panel" aria-labelledby="path"><div class="panel-head"><h2 id="path">${t("manager.catalogue.path")}</h2>
      <${Button} kind="quiet" icon="sliders-horizontal" onClick=${() => change(true)}>${t(`manager.catalogue.mode.${path.mode}.short`)}<//></div>
    <div class="panel-body stack path">
      <p class="path-share"><strong>${percent(marked, path.matters)}</strong>
        <span>${t("manager.catalogue.marked", { marked, matters: path.matters })}</span></p>
      <progress class="progress" max=${path.matters || 1} value=${marked} aria-label=${t("manager.catalogue.path")}></progress>
      ${full && html`<p class="muted small">${t("manager.catalogue.full", { marked: path.marked })}</p>`}
      <ul class="path-domains">${filled.map((d) => html`<li key=${d.domain}>
        <button type="button" class="path-domain" aria-pressed=${String(domain === d.domain)} onClick=${() => onDomain(domain === d.domain ? "" : d.domain)}>
          <span>${domainName(d.domain)}</span><span class="path-count">${d.marked} / ${d.matters}</span>
          <span class="path-bar" style=${`--part: ${full ? 1 : d.marked / d.matters}`}></span></button></li>`)}</ul>
      <p class="muted small">${t("manager.catalogue.windows", { any: path.any, windows: path.windows })}</p></div>
    ${changing && html`<${Mode} path=${path} onClose=${() => change(false)} />`}</section>`;
}

function Mode({ path, onClose }) {
  const [mode, choose] = useState(path.mode);
  const [share, set] = useState(Math.round(path.share.target * 100));
  const [reason, say] = useState("");
  const send = () => put("/api/v1/settings/mode", { mode, comprehensive_share: share / 100, reason: reason.trim() });
  const done = () => { onClose(); toast(t("manager.catalogue.mode.done")); };
  return html`<${FormDialog} title=${t("manager.catalogue.mode")} go=${t("manager.save")} send=${send} done=${done} onClose=${onClose}>
    <${Choice} name="mode" label=${t("manager.catalogue.mode")} value=${mode} onChoose=${choose}
      options=${["classified", "full"].map((key) => [key, t(`manager.catalogue.mode.${key}`)])} />
    <p class="muted">${t(`manager.catalogue.mode.${mode}.text`)}</p>
    <${Field} name="share" label=${t("manager.catalogue.share")} type="number" min="0" max="100" required value=${share}
      onInput=${(e) => set(e.target.valueAsNumber)} />
    <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" value=${reason} onInput=${(e) => say(e.target.value)} /><//>`;
}

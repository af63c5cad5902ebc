/** What an import would do, before it is done: refused rows, and what changes field by field. */

import { Button, html, Notice, Tabs, toast, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { post, upload } from "/static/js/api.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";

const KINDS = ["faults", "new", "changed", "removed", "kept"];
const SHOWN = 200;

export function Preview({ seen, files, onClose }) {
  const [reason, say] = useState("");
  const count = (kind) => (kind === "faults" ? seen.refused : seen.matters.counts[kind] + seen.themes.counts[kind]);
  const here = KINDS.filter((kind) => count(kind) > 0);
  const [kind, choose] = useState(here[0] ?? null);
  const changes = ["new", "changed", "removed"].some((one) => count(one) > 0);
  const send = () => upload("/api/v1/catalogue/import", files, { reason: reason.trim(), base: seen.base });
  const done = ({ settings, matters }) => {
    onClose();
    toast(t("manager.catalogue.imported", { matters }), { action: [t("manager.catalogue.undo"), () => undo(settings)], seconds: 12 });
  };
  const { counts } = seen.matters;
  return html`<div class="preview"><${FormDialog} title=${t("manager.catalogue.preview")} go=${t("manager.catalogue.take", { count: count("new") + count("changed") + count("removed") })} send=${send} done=${done} onClose=${onClose}>
    <p>${t("manager.catalogue.read", { rows: seen.rows.matters ?? 0, themes: seen.rows.themes ?? 0, refused: seen.refused })}</p>
    <dl class="preview-counts">${["new", "changed", "removed", "kept", "unchanged"].map((one) => html`<div key=${one} data-none=${count(one) ? null : ""}>
      <dt>${t(`manager.catalogue.preview.${one}`)}</dt><dd>${count(one)}</dd></div>`)}</dl>
    ${counts.removed > 0 && html`<${Notice} state="attention" title=${t("manager.catalogue.removes", { count: counts.removed })}>${t("manager.catalogue.removes.text")}<//>`}
    ${here.length > 0 && html`<${Tabs} label=${t("manager.catalogue.preview")} chosen=${kind} onChoose=${choose}
      tabs=${here.map((one) => [one, t(`manager.catalogue.preview.${one}`), count(one)])} />
      <div class="preview-list" tabindex="0" role="tabpanel" aria-label=${t(`manager.catalogue.preview.${kind}`)}>
        ${kind === "faults" ? html`<${Faults} faults=${seen.faults} />` : html`<${Items} kind=${kind} seen=${seen} />`}</div>`}
    ${changes ? html`<${Field} name="reason" label=${t("manager.reason")} required maxlength="200" value=${reason} onInput=${(e) => say(e.target.value)} />`
      : html`<${Notice} title=${t("manager.catalogue.same")} />`}<//></div>`;
}

async function undo(settings) {
  try {
    for (const setting of [...settings].reverse()) await post(`/api/v1/settings/changes/${setting}/take-back`, { reason: t("manager.catalogue.undone") });
    toast(t("manager.catalogue.undone"));
  } catch (problem) {
    toast(problem.message);
  }
}

function Faults({ faults }) {
  return html`<table class="table"><thead><tr>${["table", "row", "column", "reason"].map((key) => html`<th scope="col" key=${key}>${t(`manager.catalogue.fault.${key}`)}</th>`)}</tr></thead>
    <tbody>${faults.slice(0, SHOWN).map((f, at) => html`<tr key=${at}><td>${f.table}</td><td class="figure">${f.row ?? "—"}</td><td>${fieldName(f.column)}</td><td>${named({ zh: f.zh, en: f.en })}</td></tr>`)}</tbody></table>
    ${faults.length > SHOWN && html`<p class="muted">${t("manager.catalogue.more", { count: faults.length - SHOWN })}</p>`}`;
}

function Items({ kind, seen }) {
  const items = [...seen.matters[kind], ...seen.themes[kind]].slice(0, SHOWN);
  return html`<ul class="preview-items">${items.map((one) => html`<li key=${one.code}><span>${one.name}</span> <span class="small muted">${one.code}</span>
    ${one.fields && html`<ul class="preview-fields">${one.fields.map((f) => html`<li key=${f.field}><span class="muted">${fieldName(f.field)}</span>
      <del>${cell(f.before)}</del> → <ins>${cell(f.after)}</ins></li>`)}</ul>`}</li>`)}</ul>`;
}

const cell = (value) => ({ True: t("manager.catalogue.yes"), False: t("manager.catalogue.no"), "": "—" })[value] ?? value;

/** A column as people call it; a setting's own name where there is no word. */
const fieldName = (key) => {
  const said = t(`manager.catalogue.field.${key}`);
  return said.startsWith("manager.") ? key : said;
};

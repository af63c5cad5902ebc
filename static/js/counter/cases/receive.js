/** 受理: what it is for, the list checked, whose it is; then accepted, or told all that is missing. */

import { Button, Dialog, html, Notice, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { MAIN_KEY } from "/static/js/counter/actions.js";
import { PressNotice } from "/static/js/counter/deeds.js";
import { businessName, facts } from "/static/js/counter/facts.js";
import { useNextKey } from "/static/js/counter/keys.js";
import { usePapers } from "/static/js/counter/papers.js";
import { BusinessPicker } from "/static/js/counter/cases/business.js";
import { keyOf, useDraft } from "/static/js/counter/cases/draft.js";
import { Checklist, summed } from "/static/js/counter/cases/list.js";
import { Delivery, seenOnRecord, Who, wrongId } from "/static/js/counter/cases/applicant.js";

/** `one`: a case that comes back from its applicant; without it a new application. */
export function ReceiveDialog({ view, number, one, press, onClose }) {
  const { ticket } = view;
  const key = keyOf(number, ticket, one);
  const [draft, set] = useDraft(key);
  const business = one ?? draft.business ?? (ticket?.matter || ticket?.theme ? ticket : null);
  const papers = usePapers(business);
  const materials = listOf(one, papers);
  const [lack, tell] = useState(null);
  const box = useRef(null);
  const sum = summed(materials ?? [], draft.found);
  const result = outcome(sum);
  const send = (more = {}) => {
    const first = materials === null ? null : lacking(sum, draft, one);
    tell(first && t(`counter.case.lack.${first.key}`, first));
    if (first) box.current.querySelector(first.field)?.focus();
    else if (!press.isBusy()) {
      const path = one ? `/api/v1/cases/${one.case}/resubmit` : "/api/v1/cases";
      press.send(path, { ...bodyOf({ draft, business, materials, number, one, sum }), ...more }, { verb: "receive", label: t(`counter.case.do.${result}`), draft: key });
    }
  };
  useNextKey(MAIN_KEY, materials && (() => send()));
  useLayoutEffect(() => void box.current?.querySelector("[data-first]")?.focus(), [Boolean(materials), business?.matter, business?.theme]);
  const twice = press.refused?.error.key === "case_open_already";
  const actions = html`<p class="case-sum" role="status">${materials && says(sum, materials)}</p>
    <${Button} onClick=${onClose}>${t("counter.case.later")}<//>
    ${twice && html`<${Button} onClick=${() => send({ again: true })}>${t("counter.case.again")}<//>`}
    ${materials && html`<${Button} kind="primary" icon="file-check" keys=${MAIN_KEY} busy=${Boolean(press.press)} onClick=${() => send()}>${t(`counter.case.do.${result}`)}<//>`}`;
  return html`<${Dialog} title=${titleOf(ticket, one)} class="dialog case-dialog" onClose=${onClose} actions=${actions}>
    ${!business && html`<p class="muted">${t("counter.case.which")}</p><${BusinessPicker} onTake=${(its) => set({ business: its, found: {} })} />`}
    ${business && html`<div class="case-form" ref=${box}>
      <div class="case-main"><p class="case-what"><strong>${businessName({ ...business, domain: "" })}</strong>
          ${!one && html`<${Button} kind="quiet" icon="search" onClick=${() => set({ business: null, found: {} })}>${t("counter.case.other")}<//>`}</p>
        ${materials === null ? html`<p class="muted" role="status"><span class="spinner"></span> ${t("counter.loading")}</p>`
          : html`<${Checklist} materials=${materials} found=${draft.found} again=${Boolean(one)} onFound=${(more) => set(({ found }) => ({ found: { ...found, ...more } }))} />`}</div>
      <div class="case-side">${one ? html`<${Masked} one=${one} />` : html`<${Who} draft=${draft} set=${set} />`}
        ${sum.deferred.length > 0 && html`<label class="check case-promise"><input type="checkbox" id="case-promised" checked=${draft.promised} onChange=${(e) => set({ promised: e.target.checked })} />
          <span>${t("counter.case.promised")}</span></label>`}
        ${sum.missing.length > 0 && html`<${Basis} draft=${draft} set=${set} />`}
        ${!one && html`<${Delivery} draft=${draft} set=${set} />`}
        <div role="alert">${lack && html`<${Notice} state="attention" title=${lack} />`}</div>
        <${PressNotice} press=${press} /></div></div>`}<//>`;
}

function Basis({ draft, set }) {
  return html`<fieldset class="case-part"><legend>${t("counter.case.once")}</legend>
    <div class="field"><label for="case-basis">${t("counter.case.basis")}</label>
      <textarea class="input" id="case-basis" rows="2" maxlength="200" value=${basisOf(draft)} onInput=${(e) => set({ basis: e.target.value })}></textarea></div>
    <div class="field"><label for="case-note">${t("counter.case.note")}</label>
      <input class="input" id="case-note" maxlength="200" autocomplete="off" value=${draft.note} onInput=${(e) => set({ note: e.target.value })} /></div></fieldset>`;
}

function Masked({ one }) {
  return html`<p class="case-part">${one.applicant?.name ?? t("case.applicant.gone")} ${one.applicant?.id_number}</p>`;
}

/** Until the clerk writes another one: the clause that asks for a one-time notice. */
const basisOf = (draft) => draft.basis || t("counter.case.basis_usual");

const titleOf = (ticket, one) => (one ? t("counter.case.title_again", { number: one.number })
  : ticket ? t("counter.case.title", { ticket: ticket.number }) : t("counter.case.title_alone"));

/** A case that comes back keeps the list that it was received with; what is to be looked at comes from the catalogue. */
function listOf(one, papers) {
  if (!papers) return null;
  if (!one) return papers.materials;
  const known = new Map(papers.materials.map((paper) => [paper.name, paper]));
  return one.materials.map((its) => ({ ...known.get(its.name), ...its, copies: known.get(its.name)?.copies ?? its.copies }));
}

function outcome({ missing }) {
  if (missing.length) return "notice";
  return facts.accepted_by === "department" ? "receive" : "accept";
}

function says({ open, deferred, missing }, materials) {
  const here = materials.length - open.length - deferred.length - missing.length;
  const parts = [["received", here], ["deferred", deferred.length], ["missing", missing.length], ["open", open.length]];
  return parts.filter(([, count]) => count).map(([word, count]) => t(`counter.case.sum.${word}`, { count })).join(" · ");
}

/** The first thing that is still wanted, and where it is typed. */
function lacking(sum, draft, one) {
  if (!one && !draft.who.name.trim()) return { key: "name", field: "#case-name" };
  if (!one && wrongId(draft.who.id_number)) return { key: "id", field: "#case-id" };
  if (sum.open.length) return { key: "open", count: sum.open.length, field: ".case-papers > li:not([data-verdict]) [data-first]" };
  if (sum.undated.length) return { key: "until", field: ".case-papers input[type=date]:invalid" };
  if (sum.deferred.length && !draft.promised) return { key: "promised", field: "#case-promised" };
  return null;
}

function bodyOf({ draft, business, materials, number, one, sum }) {
  const { found, who } = draft;
  const lacks = sum.missing.length ? { basis: basisOf(draft).trim(), ...(draft.note.trim() && { note: draft.note.trim() }) } : {};
  const checked = materials.map((material) => paperOf(material, found[material.name]));
  if (one) return { window: number, seen: one.edition, materials: checked, ...lacks };
  const applicant = Object.fromEntries(Object.entries(who).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text));
  const what = business.matter ? { matter: business.matter } : { theme: business.theme };
  return { window: number, ...what, applicant, identity: seenOnRecord(draft.identity), delivery: draft.delivery, materials: checked, ...lacks };
}

function paperOf({ name, copies }, { verdict, until, note }) {
  if (verdict === "deferred") return { name, copies, verdict, until, note: t("counter.case.promise_note") };
  if (verdict === "missing") return { name, copies: 0, verdict, ...(note?.trim() && { note: note.trim() }) };
  return { name, copies, verdict };
}

/** A person's data, readable, to hand over: printed, as a page, or as JSON. */

import { Button, Dialog, html, useRef } from "/static/js/ui.js";
import { currentLanguage, named, t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { clockTime } from "/static/js/clock.js";
import { domainName } from "/static/js/manager/facts.js";
import { Sentence, reasonOf } from "/static/js/manager/record/sentences.js";

export function Exported({ exported, onClose }) {
  const sheet = useRef(null);
  const save = (name, type, text) => {
    const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const stem = `person-${exported.at.slice(0, 10)}`;
  const page = () => `<!doctype html><html lang="${currentLanguage()}"><meta charset="utf-8"><title>${t("privacy.sheet")}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #ccd}h2{margin-top:2rem}</style>${sheet.current.innerHTML}</html>`;
  const actions = html`<${Button} kind="quiet" onClick=${onClose}>${t("privacy.close")}<//>
    <${Button} icon="braces" onClick=${() => save(`${stem}.json`, "application/json", JSON.stringify(exported, null, 2))}>JSON<//>
    <${Button} kind="primary" icon="file-down" onClick=${() => save(`${stem}.html`, "text/html", page())}>${t("privacy.page")}<//>`;
  return html`<${Dialog} title=${t("privacy.hand")} class="dialog sheet-dialog" onClose=${onClose} actions=${actions}>
    <div class="sheet" ref=${sheet} tabindex="0"><${Sheet} exported=${exported} /></div><//>`;
}

function Sheet({ exported: { at, persons, tickets, texts } }) {
  return html`<h1>${t("privacy.sheet")}</h1><p>${named({ zh: facts.hall_zh, en: facts.hall_en })} · ${at.slice(0, 10)} ${clockTime(at)}</p>
    <h2>${t("privacy.sheet.persons")}</h2>${persons.length === 0 && html`<p>${t("privacy.sheet.none")}</p>`}
    ${persons.map((one) => html`<table key=${one.person} class="table"><tbody>${rows(one).map(([word, said]) => html`<tr key=${word}><th scope="row">${word}</th><td>${said}</td></tr>`)}</tbody></table>`)}
    <h2>${t("privacy.sheet.tickets")}</h2>${tickets.length === 0 && html`<p>${t("privacy.sheet.none")}</p>`}
    <ul>${tickets.map((one) => html`<li key=${one.number}>${one.date} ${one.number} · ${domainName(one.domain)} · ${t(`record.state.${one.state}`)}</li>`)}</ul>
    <h2>${t("privacy.sheet.texts")}</h2>${texts.length === 0 && html`<p>${t("privacy.sheet.none")}</p>`}
    <ul>${texts.map((one) => html`<li key=${one.version}>${one.at.slice(0, 10)} ${clockTime(one.at)} · <${Sentence} event=${{ by: "", ...one }} /> ${reasonOf(one)}</li>`)}</ul>`;
}

function rows({ name, phone, id_number: number, kind, business, since, forget_at: until, facts: more }) {
  const given = [["name", name], ["phone", phone], ["id_number", number]].filter(([, said]) => said);
  return [
    ...given.map(([field, said]) => [t(`privacy.${field}`), said]),
    [t("privacy.for"), `${t(`privacy.kept.${kind}`)} (${business})`],
    [t("privacy.since"), since.slice(0, 10)], [t("privacy.forget_at"), until ? until.slice(0, 10) : t("privacy.while")],
    ...Object.entries(more).map(([word, said]) => [word, typeof said === "object" ? JSON.stringify(said) : String(said)]),
  ];
}

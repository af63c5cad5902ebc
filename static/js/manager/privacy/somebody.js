/** One person's own data: found by what is typed, chosen, then handed out or erased. */

import { Button, Dialog, html, Icon, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { newKey, post } from "/static/js/api.js";
import { LENGTH, wrongWith } from "/static/js/idcard.js";
import { Exported } from "/static/js/manager/privacy/exported.js";

const FIELDS = [["id_number", 18], ["phone", 20], ["name", 60]];
const NOBODY = { id_number: "", phone: "", name: "" };

export function Somebody({ onDone }) {
  const [typed, type] = useState(NOBODY);
  const [reason, say] = useState("");
  const [found, see] = useState(null);
  const [state, be] = useState({});
  const person = Object.fromEntries(Object.entries(typed).map(([k, v]) => [k, v.trim()]).filter(([, value]) => value));
  const ready = Object.keys(person).length > 0 && reason.trim();
  const deed = async (does) => {
    be({ busy: true });
    try {
      await does();
      be({});
    } catch (problem) {
      be({ problem: problem.message });
    }
  };
  const find = (event) => {
    event.preventDefault();
    const wrong = person.id_number && wrongWith(person.id_number.toUpperCase());
    if (wrong) be({ problem: t(`kiosk.card.${wrong}`, { count: LENGTH - person.id_number.length }) });
    else if (ready) deed(async () => {
      const answer = await post("/api/v1/privacy/find", { person, reason: reason.trim() });
      see({ ...answer, chosen: answer.persons.map((one) => one.person) });
      onDone();
    });
  };
  const afresh = () => {
    type(NOBODY);
    say("");
    see(null);
    onDone();
  };
  return html`<section class="panel"><div class="panel-head"><h2>${t("privacy.somebody")}</h2></div>
    <form class="who-form" onSubmit=${find}>
      <p class="muted small">${t("privacy.somebody.text")}</p>
      ${FIELDS.map(([field, longest]) => html`<label class="field" key=${field}><span>${t(`privacy.${field}`)}</span>
        <input class="input" name=${field} maxlength=${longest} autocomplete="off" value=${typed[field]} disabled=${Boolean(found)}
          onInput=${(event) => type({ ...typed, [field]: event.currentTarget.value })} /></label>`)}
      <label class="field who-reason"><span>${t("privacy.why")}</span><input class="input" name="reason" maxlength="200" value=${reason} disabled=${Boolean(found)}
        placeholder=${t("privacy.why.such")} onInput=${(event) => say(event.currentTarget.value)} /></label>
      ${state.problem && html`<p class="privacy-problem" role="alert"><${Icon} name="circle-alert" /> ${state.problem}</p>`}
      <p class="privacy-do">${found ? html`<${Button} kind="quiet" icon="undo-2" onClick=${afresh}>${t("privacy.afresh")}<//>`
        : html`<button class="button primary" disabled=${!ready} aria-busy=${state.busy ? "true" : null}><${Icon} name="search" /><span>${t("privacy.find")}</span></button>`}</p>
    </form>
    ${found && html`<${Found} found=${found} choose=${(chosen) => see({ ...found, chosen })} whom=${{ person, persons: found.chosen, reason: reason.trim() }}
      deed=${deed} busy=${state.busy} onDone=${onDone} onErased=${afresh} />`}</section>`;
}

function Found({ found, choose, whom, deed, busy, onDone, onErased }) {
  const [asking, ask] = useState(false);
  const [exported, show] = useState(null);
  const toggle = (id) => () => choose(found.chosen.includes(id) ? found.chosen.filter((one) => one !== id) : [...found.chosen, id]);
  const hand = () => deed(async () => {
    show(await post("/api/v1/privacy/export", whom));
    onDone();
  });
  const erase = (key) => deed(async () => {
    const { records, tickets, texts } = await post("/api/v1/privacy/erase", whom, { key, patience: 60000 });
    toast(t("privacy.erased", { records, tickets, texts }), { seconds: 12 });
    onErased();
  });
  return html`<div class="who-found">
    ${found.persons.length ? html`<ul class="who-list">${found.persons.map((one) => html`<li key=${one.person}><label class="check">
        <input type="checkbox" checked=${found.chosen.includes(one.person)} onChange=${toggle(one.person)} />
        <span><b>${[one.name, one.phone, one.id_number].filter(Boolean).join(" · ")}</b>
          <span class="small muted">${t(`privacy.kept.${one.kind}`)} · ${one.forget_at ? t("privacy.until", { day: one.forget_at.slice(0, 10) }) : t("privacy.while")}</span></span></label></li>`)}</ul>`
      : html`<p>${t("privacy.nobody")}</p>`}
    <p class="muted">${ticketsOf(whom, found)} ${textsOf(found)}</p>
    <p class="privacy-do"><${Button} icon="download" busy=${busy} onClick=${hand}>${t("privacy.export")}<//>
      <${Button} kind="danger" icon="eraser" onClick=${() => ask(true)}>${t("privacy.erase")}<//></p>
    ${asking && html`<${Sure} whom=${whom} texts=${found.texts} onClose=${() => ask(false)} onSure=${(key) => { ask(false); erase(key); }} />`}
    ${exported && html`<${Exported} exported=${exported} onClose=${() => show(null)} />`}</div>`;
}

/** The second step: what will be gone, said once more, and a word to type. */
function Sure({ whom, texts, onClose, onSure }) {
  const [word, type] = useState("");
  const [key] = useState(newKey);
  const right = word.trim().toLowerCase() === t("privacy.erase.word").toLowerCase();
  const actions = html`<${Button} kind="quiet" onClick=${onClose}>${t("privacy.leave")}<//>
    <${Button} kind="danger" icon="eraser" disabled=${!right} onClick=${() => onSure(key)}>${t("privacy.erase.sure")}<//>`;
  return html`<${Dialog} title=${t("privacy.erase.title")} onClose=${onClose} actions=${actions}>
    <p>${t("privacy.erase.text", { records: whom.persons.length })} ${textsOf({ texts })}</p>
    <label class="field"><span>${t("privacy.erase.type", { word: t("privacy.erase.word") })}</span>
      <input class="input" autofocus value=${word} onInput=${(event) => type(event.currentTarget.value)} /></label><//>`;
}

/** In how many free texts they stand, which an erasure blacks. */
function textsOf({ texts }) {
  return texts ? t("privacy.texts", { texts }) : t("privacy.texts.none");
}

/** Only an ID number leads to tickets. */
function ticketsOf({ person }, { tickets }) {
  if (!person.id_number) return t("privacy.tickets.by_id");
  return tickets.length ? t("privacy.tickets", { tickets: tickets.join("、") }) : t("privacy.tickets.none");
}

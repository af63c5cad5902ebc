/** 转介: what they asked, whither, why; a number that they hold goes with them. */

import { Button, Dialog, html, Notice, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { languageOf, named, t } from "/static/js/words.js";
import { departmentName } from "/static/js/departments.js";
import { domainName, facts } from "/static/js/guide/facts.js";
import { Choices } from "/static/js/guide/choices.js";

const PLACES = ["elsewhere", "department", "domain", "window"];
const REASONS = ["not_here", "specialist", "other_line"];

export function ReferDialog({ about, onClose, onDone }) {
  const [place, at] = useState("elsewhere");
  const [to, go] = useState("");
  const [text, ask] = useState(about.text);
  const [reason, say] = useState("");
  const [state, be] = useState({});
  const send = async (event) => {
    event.preventDefault();
    if (state.busy) return;
    be({ busy: true });
    try {
      onDone(await post("/api/v1/referrals", {
        text: text.trim(), reason: reason.trim(), [place]: to.trim(),
        ...(about.matter && { matter: about.matter }), ...(about.ticket && { ticket: about.ticket.id }),
      }));
    } catch (problem) {
      be({ problem: problem.message });
    }
  };
  const actions = html`<${Button} onClick=${onClose}>${t("guide.cancel")}<//>
    <${Button} kind="primary" type="submit" form="refer" icon="corner-up-right" busy=${state.busy}>${t("guide.refer")}<//>`;
  return html`<${Dialog} title=${about.ticket ? t("guide.refer.ticket", { number: about.ticket.number }) : t("guide.refer.title")} onClose=${onClose} actions=${actions}>
    <form class="refer" id="refer" onSubmit=${send}>
      <p class="muted">${t(about.ticket ? `guide.refer.with.${place}` : "guide.refer.text")}</p>
      <label class="field"><span>${t("guide.refer.asked")}</span>
        <input class="input" required maxlength="200" autocomplete="off" value=${text} onInput=${(event) => ask(event.currentTarget.value)} />
        <span class="field-hint">${t("guide.refer.asked.hint")}</span></label>
      <${Choices} legend=${t("guide.refer.whither")} name="place" chosen=${place} onChoose=${(one) => { at(one); go(""); }}
        options=${PLACES.map((one) => [one, t(`guide.place.${one}`)])} />
      <${To} place=${place} to=${to} go=${go} ticket=${about.ticket} />
      <label class="field"><span>${t("guide.refer.reason")}</span>
        <input class="input" required maxlength="200" autocomplete="off" value=${reason} onInput=${(event) => say(event.currentTarget.value)} /></label>
      <div class="refer-reasons">${REASONS.map((one) => html`<${Button} key=${one} onClick=${() => say(t(`guide.refer.reason.${one}`))}>${t(`guide.refer.reason.${one}`)}<//>`)}</div>
      <div role="alert">${state.problem && html`<${Notice} state="attention" title=${state.problem} />`}</div></form><//>`;
}

function To({ place, to, go, ticket }) {
  const windows = useView("hall").snapshot?.windows ?? [];
  const change = (event) => go(event.currentTarget.value);
  const label = t(`guide.place.${place}`);
  if (place === "elsewhere") {
    return html`<label class="field"><span>${t("guide.refer.name")}</span><input class="input" required maxlength="60" autocomplete="off"
      placeholder=${t("guide.refer.name.hint")} value=${to} onInput=${change} /></label>`;
  }
  const options = {
    department: facts.departments.map((name) => [name, departmentName(name)]),
    domain: facts.domains.filter(([key]) => key !== ticket?.domain).map(([key]) => [key, domainName(key)]),
    window: windows.map((w) => [w.number, `${w.number} · ${named({ zh: w.name, en: w.name_en })} · ${t(`guide.window.${w.state}`)}`]),
  }[place];
  return html`<label class="field"><span>${label}</span><select class="input" required value=${to} onChange=${change}>
    <option value="">${t("guide.refer.choose")}</option>
    ${options.map(([value, words]) => html`<option key=${value} value=${value} lang=${place === "department" ? languageOf(words) : null}>${words}</option>`)}</select></label>`;
}

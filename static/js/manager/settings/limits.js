/** 限号: the matters of which only so many tickets are given, each as a sentence. */

import { Button, Chip, html, toast, useEffect, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { get, put } from "/static/js/api.js";
import { Choice, Field, FormDialog, Time } from "/static/js/manager/forms.js";
import { MatterPicker } from "/static/js/manager/settings/matter-picker.js";

const NEW = { matter: null, most: 20, between: null };
const MORNING = { begins: "09:00", ends: "12:00" };

const nameOf = (limit) => named({ zh: limit.name, en: limit.name_en });
const asSent = ({ matter, most, between }) => ({ matter, most, between });

/** `version` grows when settings were taken back elsewhere; `onDone` tells that they changed here. */
export function Limits({ version, onDone }) {
  const [limits, hold] = useState(null);
  const [open, show] = useState(null);
  useEffect(() => { get("/api/v1/limits").then((answer) => hold(answer.limits), () => hold([])); }, [version]);
  if (!limits) return null;
  const save = (after, reason) => put("/api/v1/settings/limits", { limits: after.map(asSent), reason });
  const done = () => {
    show(null);
    toast(t("manager.limits.done"));
    onDone();
  };
  const others = open ? limits.filter((limit) => limit !== open.limit) : [];
  return html`<section class="panel settings-limits"><div class="panel-head"><h2>${t("manager.limits")}</h2>
      <${Button} icon="plus" onClick=${() => show({ limit: NEW })}>${t("manager.limits.add")}<//></div>
    <p class="rule-does settings-table-does">${t("manager.limits.does")}</p>
    ${limits.length === 0 && html`<p class="panel-body muted">${t("manager.limits.none")}</p>`}
    <ul class="settings-rows">${limits.map((limit) => html`<li class="rule limit" key=${`${limit.matter} ${limit.between?.begins}`}>
      <div><p class="rule-name">${nameOf(limit)}</p>
        <p class="rule-does">${sentence(limit)} · ${t("manager.limits.given", { given: limit.given })}
          ${limit.given >= limit.most && html` <${Chip} state="attention">${t("manager.limits.full")}<//>`}</p></div>
      <span class="cluster"><${Button} kind="quiet" icon="pencil" aria-label=${`${t("manager.limits.change")} ${nameOf(limit)}`}
          onClick=${() => show({ limit })}>${t("manager.limits.change")}<//>
        <${Button} kind="quiet" icon="x" aria-label=${`${t("manager.limits.drop")} ${nameOf(limit)}`}
          onClick=${() => show({ limit, drop: true })}>${t("manager.limits.drop")}<//></span></li>`)}</ul>
    ${open && (open.drop ? html`<${Drop} limit=${open.limit} send=${(reason) => save(others, reason)} done=${done} onClose=${() => show(null)} />`
      : html`<${Change} limit=${open.limit} send=${(limit, reason) => save([...others, limit], reason)} done=${done} onClose=${() => show(null)} />`)}
  </section>`;
}

function sentence({ most, between }) {
  const when = between ? t("manager.limits.line.part", between) : t("manager.limits.line.all_day");
  return t("manager.limits.line", { when, most });
}

function Drop({ limit, send, done, onClose }) {
  const [reason, say] = useState("");
  return html`<${FormDialog} title=${t("manager.limits.drop.title", { name: nameOf(limit) })} go=${t("manager.limits.drop")}
    send=${() => send(reason.trim())} done=${done} onClose=${onClose}><${Reason} value=${reason} onSay=${say} /><//>`;
}

function Change({ limit, send, done, onClose }) {
  const [chosen, choose] = useState(limit.matter ? limit : null);
  const [most, count] = useState(limit.most);
  const [between, stretch] = useState(limit.between);
  const [reason, say] = useState("");
  const wish = { matter: chosen?.matter, most: Number(most), between };
  return html`<${FormDialog} title=${t(limit.matter ? "manager.limits.change" : "manager.limits.add")} go=${t("manager.limits.save")}
    send=${() => send(wish, reason.trim())} done=${done} onClose=${onClose}>
    ${limit.matter ? html`<p><strong>${nameOf(limit)}</strong></p>` : html`<${MatterPicker} chosen=${chosen} onChoose=${choose} />`}
    <${Field} name="most" label=${t("manager.limits.most")} type="number" min="0" max="9999" required value=${most}
      onInput=${(event) => count(event.target.value)} />
    <${Choice} name="when" label=${t("manager.limits.when")} value=${between ? "part" : "all"}
      onChoose=${(when) => stretch(when === "part" ? MORNING : null)}
      options=${[["all", t("manager.limits.all_day")], ["part", t("manager.limits.part")]]} />
    ${between && html`<div class="limit-stretch"><${Time} name="begins" label=${t("manager.limits.from")} value=${between.begins}
        onTime=${(begins) => stretch({ ...between, begins })} />
      <${Time} name="ends" label=${t("manager.limits.until")} value=${between.ends}
        onTime=${(ends) => stretch({ ...between, ends })} /></div>`}
    <${Reason} value=${reason} onSay=${say} /><//>`;
}

function Reason({ value, onSay }) {
  return html`<${Field} name="why" label=${t("manager.settings.reason")} value=${value} required maxlength="200"
    onInput=${(event) => onSay(event.target.value)} />`;
}

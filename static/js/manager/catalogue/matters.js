/** Every matter: find it, choose some, let any window take them or no longer. */

import { Button, Chip, Empty, html, Icon, toast, useEffect, useMemo, useState } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { get, post } from "/static/js/api.js";
import { domainKeys, domainName } from "/static/js/manager/facts.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";

const AT_ONCE = 100;

export function Matters({ matters, path, domain, onDomain }) {
  const [q, ask] = useState("");
  const [mark, only] = useState("");
  const [chosen, choose] = useState(new Set());
  const [shown, more] = useState(AT_ONCE);
  const hits = useHits(q, path.edition);
  const found = useMemo(() => (hits ?? matters).filter((m) => (!domain || m.domain === domain)
    && (!mark || m.marked === (mark === "yes"))), [hits, matters, domain, mark]);
  useEffect(() => more(AT_ONCE), [q, domain, mark]);
  useEffect(() => choose(new Set()), [path.edition]);
  const toggle = (codes, on) => {
    const next = new Set(chosen);
    for (const code of codes) if (on) next.add(code); else next.delete(code);
    choose(next);
  };
  const codes = found.map((m) => m.code);
  const all = codes.length > 0 && codes.every((code) => chosen.has(code));
  return html`<section class="panel matters" aria-labelledby="matters"><div class="panel-head matters-head">
      <h2 id="matters">${t("manager.catalogue.matters")} <span class="badge">${found.length}</span></h2>
      <div class="matters-find">
        <label class="matters-search"><span class="hidden-text">${t("manager.catalogue.search")}</span><${Icon} name="search" />
          <input class="input" type="search" value=${q} placeholder=${t("manager.catalogue.search")} onInput=${(e) => ask(e.target.value)} /></label>
        <select class="input" aria-label=${t("manager.catalogue.domain")} onChange=${(e) => onDomain(e.target.value)}>
          <option value="" selected=${!domain}>${t("manager.catalogue.every_domain")}</option>
          ${domainKeys().filter((key) => path.domains.some((d) => d.domain === key && d.matters)).map((key) => html`<option key=${key} value=${key} selected=${key === domain}>${domainName(key)}</option>`)}</select>
        <select class="input" aria-label=${t("manager.catalogue.goes")} onChange=${(e) => only(e.target.value)}>
          ${["", "yes", "no"].map((key) => html`<option key=${key} value=${key} selected=${key === mark}>${t(`manager.catalogue.only.${key || "all"}`)}</option>`)}</select>
      </div></div>
    ${found.length === 0 ? html`<${Empty} icon="search-x" title=${t("manager.catalogue.none")} />` : html`<table class="table matters-table">
      <thead><tr><th scope="col"><label class="matters-check"><input type="checkbox" checked=${all} onChange=${() => toggle(codes, !all)} />
        <span class="hidden-text">${t("manager.catalogue.choose_all")}</span></label></th>
        ${["matter", "department", "days", "goes"].map((key) => html`<th scope="col" key=${key}>${t(`manager.catalogue.${key}`)}</th>`)}</tr></thead>
      <tbody>${found.slice(0, shown).map((m) => html`<${Row} key=${m.code} matter=${m} chosen=${chosen.has(m.code)} onToggle=${() => toggle([m.code], !chosen.has(m.code))} />`)}</tbody></table>`}
    ${found.length > shown && html`<p class="matters-more"><${Button} kind="quiet" onClick=${() => more(shown + 4 * AT_ONCE)}>${t("manager.catalogue.more", { count: found.length - shown })}<//></p>`}
    ${chosen.size > 0 && html`<${Step} chosen=${chosen} onDone=${() => choose(new Set())} />`}</section>`;
}

function Row({ matter: m, chosen, onToggle }) {
  const name = currentLanguage() === "en" && m.name_en ? m.name_en : m.name;
  return html`<tr aria-selected=${String(chosen)}>
    <td><label class="matters-check"><input type="checkbox" checked=${chosen} onChange=${onToggle} /><span class="hidden-text">${name}</span></label></td>
    <td>${name}<br /><span class="small muted">${m.code} · ${domainName(m.domain)}</span></td>
    <td><${Department} name=${m.department} /></td>
    <td class="matters-days">${m.working_days ? t("matters.days", { days: m.working_days }) : t("matters.at_once")}</td>
    <td><${Chip} state=${m.marked ? "ready" : "off"}>${t(m.marked ? "manager.catalogue.anywhere" : "manager.catalogue.own")}<//></td></tr>`;
}

/** The step that is about to be made: what was chosen, and why. */
function Step({ chosen, onDone }) {
  const [going, go] = useState(null);
  return html`<div class="matters-step" role="region" aria-label=${t("manager.catalogue.step")}>
    <strong>${t("manager.catalogue.chosen", { count: chosen.size })}</strong>
    <${Button} kind="quiet" onClick=${onDone}>${t("manager.catalogue.unchoose")}<//>
    <${Button} icon="rotate-ccw" onClick=${() => go(false)}>${t("manager.catalogue.take_back")}<//>
    <${Button} kind="primary" icon="split" onClick=${() => go(true)}>${t("manager.catalogue.open_up")}<//>
    ${going !== null && html`<${Why} codes=${[...chosen]} anywhere=${going} onClose=${() => go(null)} onDone=${() => { go(null); onDone(); }} />`}</div>`;
}

function Why({ codes, anywhere, onClose, onDone }) {
  const [reason, say] = useState("");
  const send = () => post("/api/v1/matters/mark", { codes, undifferentiated: anywhere, reason: reason.trim() });
  const done = ({ marked }) => { onDone(); toast(t(marked ? "manager.catalogue.stepped" : "manager.catalogue.no_step", { count: marked })); };
  return html`<${FormDialog} title=${t(anywhere ? "manager.catalogue.open_up.title" : "manager.catalogue.take_back.title", { count: codes.length })}
      go=${t(anywhere ? "manager.catalogue.open_up" : "manager.catalogue.take_back")} send=${send} done=${done} onClose=${onClose}>
    <p class="muted">${t(anywhere ? "manager.catalogue.open_up.text" : "manager.catalogue.take_back.text")}</p>
    <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" value=${reason} onInput=${(e) => say(e.target.value)} /><//>`;
}

/** What the hall finds for `q` by name, code and pinyin; null without a question. */
function useHits(q, edition) {
  const [hits, hit] = useState(null);
  useEffect(() => {
    if (!q.trim()) { hit(null); return undefined; }
    const stop = new AbortController();
    const timer = setTimeout(() => get("/api/v1/matters", { q: q.trim().slice(0, 80), limit: 500 }, { signal: stop.signal })
      .then((found) => hit(found.matters), () => {}), 120);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [q, edition]);
  return hits;
}

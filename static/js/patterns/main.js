/** Every component in every state, theme, language and size. */

import {
  Button, Chip, Dialog, Empty, Icon, Notice, Number, Tabs, html, render, toast, useLanguage, useState,
} from "/static/js/ui.js";
import { currentLanguage, setLanguage, t } from "/static/js/words.js";
import { Forms, Content } from "/static/js/patterns/content.js";

const SIZES = ["counter", "phone", "kiosk", "elder", "wall"];
const THEMES = ["light", "dark"];
const root = document.documentElement;

function size(name) {
  root.dataset.screen = name === "elder" ? "kiosk" : name;
  root.toggleAttribute("data-elder", name === "elder");
}

function Switch({ label, names, chosen, onChoose, word }) {
  return html`<div class="cluster" role="group" aria-label=${label}>
    ${names.map((name) => html`<${Button} key=${name} aria-pressed=${String(name === chosen)}
      onClick=${() => onChoose(name)}>${word(name)}<//>`)}</div>`;
}

function Bar() {
  const language = useLanguage();
  const [theme, setTheme] = useState(root.dataset.theme ?? "light");
  const [screen, setScreen] = useState("counter");
  return html`<div class="patterns-bar">
    <a class="brand" href="/"><${Mark} />${t("brand.name")}</a>
    <${Switch} label=${t("patterns.theme")} names=${THEMES} chosen=${theme} word=${(n) => t(`patterns.theme.${n}`)}
      onChoose=${(name) => { root.dataset.theme = name; setTheme(name); }} />
    <${Switch} label=${t("patterns.language")} names=${["zh-CN", "en"]} chosen=${language}
      word=${(n) => t(`patterns.language.${n}`)} onChoose=${(name) => setLanguage(name)} />
    <${Switch} label=${t("patterns.size")} names=${SIZES} chosen=${screen} word=${(n) => t(`patterns.size.${n}`)}
      onChoose=${(name) => { size(name); setScreen(name); }} />
  </div>`;
}

function Mark() {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><use href="/static/mark.svg#mark" /></svg>`;
}

const GROUNDS = ["surface", "raised", "sunk"];
const PAIRS = ["accent", "ready", "attention", "urgent", "off"];

function Colours() {
  return html`<section><h2>${t("patterns.colours")}</h2><div class="patterns-colours">
    ${GROUNDS.map((role) => html`<div style=${{ background: `var(--${role})` }}>${role}<br />
      <span class="muted">muted</span></div>`)}
    ${PAIRS.map((role) => html`<div style=${{ background: `var(--${role})`, color: `var(--on-${role})` }}>${role}</div>
      <div style=${{ background: `var(--${role}-soft)`, color: `var(--${role})` }}>${role}-soft</div>`)}
  </div></section>`;
}

function Type() {
  return html`<section><h2>${t("patterns.type")}</h2><div class="patterns-type">
    ${["3xl", "2xl", "xl", "l", "m", "s"].map((step) => html`<p style=${{ fontSize: `var(--text-${step})`,
      lineHeight: "var(--tight)", maxWidth: "none" }}>${t("patterns.sample")} · ${step}</p>`)}
    <p>${t("patterns.paragraph")}</p>
  </div></section>`;
}

function Numbers() {
  return html`<section><h2>${t("patterns.number")}</h2>
    <div class="cluster"><${Number} value="A012" kind="hero" /></div>
    <div class="cluster" style=${{ fontSize: "var(--text-2xl)" }}>
      <${Number} value="A012" /><${Number} value="B108" kind="plate" /><${Number} value="I101" />
      <${Number} value="O080" /><${Number} value="C1347" kind="gone" /></div></section>`;
}

function Buttons() {
  const [busy, setBusy] = useState(true);
  return html`<section><h2>${t("patterns.button")}</h2>
    <div class="cluster"><${Button} kind="primary" icon="ticket" keys="F2">${t("patterns.call")}<//>
      <${Button} icon="volume-2" keys="R">${t("patterns.recall")}<//>
      <${Button} kind="quiet" icon="arrow-left">${t("patterns.back")}<//>
      <${Button} kind="danger" icon="trash-2">${t("patterns.void")}<//></div>
    <div class="cluster"><${Button} kind="primary" busy=${busy} onClick=${() => setBusy(true)}>${t("patterns.busy")}<//>
      <${Button} busy=${busy}>${t("patterns.busy")}<//>
      <${Button} aria-pressed="true" onClick=${() => setBusy(!busy)}>${t("patterns.pressed")}<//>
      <${Button} aria-disabled="true">${t("patterns.off")}<//>
      <${Button} kind="primary" class="large">${t("patterns.large")}<//></div></section>`;
}

function States() {
  return html`<section><h2>${t("patterns.states")}</h2><div class="cluster">
    ${["ready", "next", "attention", "urgent", "off"].map((state) => html`<${Chip} state=${state}>
      ${t(`patterns.state.${state}`)}<//>`)}<span class="badge">12</span><kbd class="keycap">F2</kbd></div>
    <div class="patterns-tiles">${["ready", undefined, "attention", "urgent", "off"].map((state) => html`
      <${Notice} state=${state} title=${t("patterns.notice.title")}>${t("patterns.notice.text")}<//>`)}</div>
    <p class="banner"><${Icon} name="unplug" />${t("network.lost")}</p>
    <p class="banner" data-state="back"><${Icon} name="circle-check" />${t("network.back")}</p>
    <div class="stack"><progress class="progress" value="0.4" aria-label=${t("patterns.progress")}></progress>
      <progress class="progress" aria-label=${t("patterns.busy")}></progress></div></section>`;
}

function Behaviour() {
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState("line");
  return html`<section><h2>${t("patterns.behaviour")}</h2>
    <${Tabs} label=${t("patterns.tabs")} chosen=${tab} onChoose=${setTab}
      tabs=${[["line", t("patterns.tab.line"), 12], ["held", t("patterns.tab.held"), 2], ["missed", t("patterns.tab.missed"), 0]]} />
    <div class="cluster"><${Button} onClick=${() => setOpen(true)}>${t("patterns.open_dialog")}<//>
      <${Button} onClick=${() => toast(t("patterns.toast"), { action: [t("patterns.undo"), () => {}] })}>
        ${t("patterns.open_toast")}<//></div>
    ${open && html`<${Dialog} title=${t("patterns.dialog.title")} onClose=${() => setOpen(false)}
      actions=${html`<${Button} onClick=${() => setOpen(false)}>${t("patterns.back")}<//>
        <${Button} kind="primary" onClick=${() => setOpen(false)}>${t("patterns.dialog.yes")}<//>`}>
      ${t("patterns.notice.text")}<//>`}</section>`;
}

function Patterns() {
  useLanguage();
  return html`<main class="patterns" key=${currentLanguage()}><${Bar} /><h1>${t("patterns.title")}</h1>
    <${Colours} /><${Type} /><${Numbers} /><${Buttons} /><${States} /><${Content} /><${Forms} />
    <${Behaviour} /><section><h2>${t("patterns.empty")}</h2>
      <${Empty} icon="users" title=${t("patterns.empty.title")}>${t("patterns.empty.text")}<//></section></main>`;
}

const asked = new URLSearchParams(location.search);
if (THEMES.includes(asked.get("theme"))) root.dataset.theme = asked.get("theme");
if (SIZES.includes(asked.get("size"))) size(asked.get("size"));
if (asked.get("lang")) await setLanguage(asked.get("lang"));
render(html`<${Patterns} />`, document.getElementById("page"));

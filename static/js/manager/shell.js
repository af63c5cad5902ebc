/** The console's frame: the rail of pages, where I am, whether the hall is here, who looks. */

import { Button, ConnectionBanner, html, Icon, render, useLanguage, useTick } from "/static/js/ui.js";
import { currentLanguage, named, setLanguage, t } from "/static/js/words.js";
import { clockTime, keepClock, setClock } from "/static/js/clock.js";
import { post, put } from "/static/js/api.js";
import { facts } from "/static/js/manager/facts.js";
import { Bell } from "/static/js/manager/alerts/bell.js";

const GROUPS = ["now", "past", "shape"];

/** Draw `Page` in the frame. `head`: a component for the right of the page's title. */
export function start(Page, { head: Head } = {}) {
  setClock(facts.time);
  keepClock();
  render(html`<${Console} page=${Page} head=${Head} />`, document.getElementById("page"));
}

function Console({ page: Page, head: Head }) {
  useLanguage();
  return html`<a class="skip" href="#main">${t("manager.skip")}</a>
    <div class="console">
      <${Rail} />
      <div class="console-page">
        <${ConnectionBanner} />
        <header class="console-head"><h1>${t(`manager.${facts.console}`)}</h1>
          ${Head && html`<${Head} />`}<${Bell} /><${Clock} /></header>
        <main class="console-main" id="main" tabindex="-1"><${Page} /></main>
      </div>
    </div>`;
}

function Rail() {
  const hall = named({ zh: facts.hall_zh, en: facts.hall_en });
  const pages = (group) => facts.rail.filter(([, , , its]) => its === group);
  return html`<nav class="rail" aria-label=${t("manager.rail")}>
    <a class="rail-hall" href="/" aria-label=${hall}><img src="/static/mark.svg" alt="" width="32" height="32" />
      <span>${hall}</span></a>
    ${GROUPS.filter((group) => pages(group).length).map((group) => html`<div class="rail-group" key=${group}>
      <p class="rail-word">${t(`manager.group.${group}`)}</p>
      <ul class="rail-pages">${pages(group).map(([key, path, icon]) => html`<li key=${key}>
        <a class="rail-page" href=${path} aria-current=${key === facts.console ? "page" : null}>
          <${Icon} name=${icon} />${t(`manager.${key}`)}</a></li>`)}</ul></div>`)}
    <${Me} /></nav>`;
}

function Me() {
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const speak = () => {
    setLanguage(other, { remember: true });
    if (!facts.demo) put("/api/v1/me/language", { language: other }).catch(() => {});
  };
  const leave = () => post("/api/v1/sign-out").finally(() => location.assign("/sign-in?next=/manager"));
  return html`<div class="rail-me"><p class="rail-who"><${Icon} name="circle-user-round" /><span>
      ${facts.display}<br /><span class="small muted">${t(`role.${facts.role}`)}</span></span></p>
    <div class="cluster"><${Button} kind="quiet" icon="languages" lang=${other}
      onClick=${speak}>${t("lobby.language")}<//>
    ${!facts.demo && html`<a class="button quiet" href=${`/password?next=${location.pathname}`} title=${t("doorway.password.title")}
      aria-label=${t("doorway.password.title")}><${Icon} name="key-round" /></a><${Button} kind="quiet" icon="log-out" onClick=${leave}>${t("lobby.sign_out")}<//>`}</div></div>`;
}

function Clock() {
  const time = useTick(1, clockTime);
  return html`<time class="console-clock">${time}</time>`;
}

/** By field of business and by 一件事: a choice, its choices, and a way straight to a ticket. */

import { domainOf, facts, inItsLanguage, shownName, useCatalogue, useHall } from "/static/js/kiosk/facts.js";
import { Choice, Next, Screen, upright } from "/static/js/kiosk/frame.js";
import { fullInShort, useFull } from "/static/js/kiosk/full.js";
import { Paged } from "/static/js/kiosk/paged.js";
import { ShutNotice, useShut } from "/static/js/kiosk/shut.js";
import { Waiting } from "/static/js/kiosk/waiting.js";
import { Tabs, html } from "/static/js/ui.js";
import { isServed, notYet } from "/static/js/kiosk/where.js";
import { named, t } from "/static/js/words.js";

/** Who needs both large letters and a low reach has half the height: narrower tiles, two abreast. */
const tile = ({ elder, low }) => (elder && low ? { height: 4.6, width: 8.5, columns: 3 } : { height: elder ? 5 : 5.2, width: 12, columns: 3 });
/** Lines stand two abreast with a low reach, three rows of letters high. */
const row = ({ elder, low }) => (low && upright.matches ? { height: elder ? 3.6 : 3.2, width: elder ? 8.5 : 12, columns: 2 } : { height: elder ? 2.7 : low ? 3.2 : 3.6, width: 18, columns: 2 });

/** The fields that people choose from; results and guidance have their own place on the first screen. */
export function Domains({ go, visit, keep, ease }) {
  const hall = useHall();
  const offered = facts.domains.filter((d) => d.choosable && d.key !== facts.issuing && d.key !== facts.guide);
  const draw = (domain) => html`<li key=${domain.key}><${Choice} icon=${domain.icon} name=${named(domain)}
    note=${standing(hall, domain.key)} onChoose=${() => go({ screen: "domain", key: domain.key })} /></li>`;
  return html`<${Screen} name="domains" title=${t("kiosk.domains.title")} note=${t("kiosk.domains.note")}>
    <${Paged} items=${offered} draw=${draw} size=${tile(ease)} ...${turning(visit, keep, "domains")} /><//>`;
}

/** How it stands in a line; an empty line is good news only where somebody serves it. */
function standing(hall, key) {
  const count = hall?.domains.find((d) => d.key === key)?.waiting;
  if (count === undefined) return null;
  if (count > 0) return t("kiosk.wait_count", { count });
  return isServed(hall, key) ? t("kiosk.nobody_waits") : notYet(hall);
}

/** One field: most people know what they want; who isn't sure takes a ticket for the field itself. */
export function DomainMatters({ at, go, visit, keep, ease }) {
  const domain = domainOf(at.key);
  const matters = useCatalogue()?.matters.filter((matter) => matter.domain === at.key);
  const full = useFull();
  const business = { kind: "domain", key: at.key };
  const shut = useShut(business, at.key);
  const take = () => go({ screen: "priority" }, { business });
  return html`<${Screen} name="domain" title=${named(domain)} note=${matters?.length ? t("kiosk.domain.note") : null}
    read=${html`<${Waiting} domain=${at.key} />`} low=${ease.low}
    actions=${!shut && html`<${Next} onClick=${take}>${t(matters?.length ? "kiosk.domain.take" : "kiosk.take")}<//>`}>
    ${shut && html`<${ShutNotice} business=${business} domain=${at.key} />`}
    ${matters && html`<${Paged} items=${matters} draw=${matterRow(go, full)} size=${{ ...row(ease), beside: ease.low && upright.matches && !shut }} label=${t("kiosk.matters")}
      ...${turning(visit, keep, `domain ${at.key}`)} />`}<//>`;
}

/** A matter or theme as a line to press. */
export function matterRow(go, full) {
  return (found) => {
    const taken = found.code ? full(found.code) : null;
    const kind = found.code ? "matter" : "theme";
    const key = found.code ?? found.key;
    return html`<li key=${key}><${Choice} class="line" name=${shownName(found)} icon=${kind === "theme" ? "waypoints" : taken ? "circle-minus" : null}
      note=${taken && fullInShort(taken)}
      onChoose=${() => go({ screen: "business", kind, key })} /></li>`;
  };
}

/** 一件事, by its groups. */
export function Themes({ go, visit, keep, ease }) {
  const themes = useCatalogue()?.themes ?? [];
  const groups = [...new Set(themes.map((theme) => theme.group))];
  const group = groups.includes(visit.page.group) ? visit.page.group : groups[0];
  const choose = (next) => keep({ page: { ...visit.page, group: next, themes: 0 } });
  const shown = themes.filter((theme) => theme.group === group);
  return html`<${Screen} name="themes" title=${t("kiosk.themes.title")} note=${t("kiosk.themes.note")}>
    ${groups.length > 1 && html`<${Tabs} label=${t("kiosk.themes.groups")} chosen=${group} onChoose=${choose}
      tabs=${groups.map((name) => [name, groupName(name)])} />`}
    <${Paged} items=${shown} draw=${matterRow(go)} size=${row(ease)} key=${group} ...${turning(visit, keep, "themes")} /><//>`;
}

function groupName(name) {
  const word = { 自然人: "kiosk.themes.person", 法人: "kiosk.themes.company" }[name];
  return word ? t(word) : inItsLanguage(name);
}

/** The page where the visitor was stays, so that going back leads back there. */
function turning(visit, keep, name) {
  return { at: visit.page[name] ?? 0, onTurn: (at) => keep({ page: { ...visit.page, [name]: at } }) };
}

/** What do you come for? */

import { useCatalogue, useHall } from "/static/js/kiosk/facts.js";
import { Choice, Screen } from "/static/js/kiosk/frame.js";
import { paperTrouble, usePaper } from "/static/js/kiosk/paper.js";
import { momentInWords } from "/static/js/opening.js";
import { Notice, html, useConnection } from "/static/js/ui.js";
import { languageOf, named, t } from "/static/js/words.js";

const CHOICES = [
  ["domains", "layout-grid"], ["themes", "waypoints"], ["search", "search"],
  ["appointment", "calendar-check"], ["collect", "package-check"], ["guide", "message-circle-question-mark"],
];
const LARGE = 3;
/** In large letters first; the others stand behind one more tile. */
const FOR_ELDERS = ["domains", "collect", "guide"];
const MORE = ["more", "ellipsis"];

export function Home({ at, go, ease }) {
  const catalogue = useCatalogue();
  const offered = CHOICES.filter(([key]) => key !== "themes" || !catalogue || catalogue.themes.length > 0);
  const choice = ([key, icon], large) => html`<${Choice} key=${key} icon=${icon} class="${large ? "large" : "small"} ${key}"
    name=${t(`kiosk.home.${key}`)} note=${large ? t(`kiosk.home.${key}.note`) : null} onChoose=${() => go({ screen: key })} />`;
  if (ease.elder) return html`<${ForElders} choice=${choice} offered=${offered} more=${at.screen === "more"} />`;
  const large = offered.filter((one) => CHOICES.indexOf(one) < LARGE);
  const small = offered.filter((one) => !large.includes(one));
  return html`<${Screen} name="home" title=${t("kiosk.home.title")} note=${promise(useHall())}>
    <${State} />
    <div class="home-large">${large.map((one) => choice(one, true))}</div>
    ${small.length > 0 && html`<div class="home-small">${small.map((one) => choice(one, false))}</div>`}
  <//>`;
}

/** Few at once: the first three and a way to the others. */
function ForElders({ choice, offered, more }) {
  const shown = more ? offered.filter(([key]) => !FOR_ELDERS.includes(key))
    : [...offered.filter(([key]) => FOR_ELDERS.includes(key)), MORE];
  const note = promise(useHall());
  return html`<${Screen} name="home" title=${t(more ? "kiosk.home.more" : "kiosk.home.title")} note=${more ? t("kiosk.home.more.note") : note}>
    <${State} />
    <div class="home-large">${shown.map((one) => choice(one, true))}</div><//>`;
}

/** A number at once, or from when on. */
function promise(hall) {
  if (!hall?.opens_at) return t("kiosk.home.note");
  return t(hall.open ? "kiosk.home.note.early" : "kiosk.home.note.shut", { opens: momentInWords(hall.opens_at) });
}

/** What the hall wants said before anything else, and how it stands with this kiosk. */
function State() {
  const news = usePaper();
  return html`${news?.incident && html`<${Incident} words=${named(news.incident)} />`}
    <${Trouble} news=${news} />`;
}

/** In Chinese alone it is said so, and whom to ask. */
function Incident({ words }) {
  const lang = languageOf(words);
  return html`<${Notice} state="attention" icon="megaphone" title=${html`<span lang=${lang}>${words}</span>`} live>
    ${lang && t("incident.chinese_only")}<//>`;
}

/** Nothing when all is well; else what it means and what to do. */
function Trouble({ news }) {
  const hall = useHall();
  const trouble = paperTrouble(news);
  const lost = useConnection() === "lost";
  if (lost) return html`<${Notice} state="attention" title=${t("kiosk.lost")} live>${t("kiosk.lost.text")}<//>`;
  if (hall?.open === false) {
    return html`<${Notice} state="off" icon="moon" title=${t("kiosk.closed")}>${t("kiosk.closed.text", { opens: momentInWords(hall.opens_at) })}<//>`;
  }
  if (!trouble) return null;
  return html`<${Notice} state=${trouble === "near-end" ? "off" : "attention"} icon="printer" title=${t(`kiosk.paper.${trouble}`)} live>
    ${t(`kiosk.paper.${trouble}.text`)}<//>`;
}

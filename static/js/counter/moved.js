/** 换窗: the page goes with its clerk to the window where a leader has put them. */

import { Button, html, Notice, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { facts, person } from "/static/js/counter/facts.js";

const CAME = "moved";

/** Where this page's clerk sits now, if not here; gone to as soon as no press is under way. */
export function useFollow(view, press) {
  const away = view.moved_away.find((move) => move.clerk === facts.staff);
  const to = away && !press.press ? away.taken : null;
  useEffect(() => {
    if (to) location.replace(`/counter/${encodeURIComponent(to)}?${CAME}`);
  }, [to]);
}

/** What a clerk is told of their move: where to go after this visitor, or where they are now. */
export function MoveNotice({ view }) {
  const [came, forget] = useState(() => new URLSearchParams(location.search).has(CAME));
  const { move, ticket } = view;
  const over = () => {
    history.replaceState(null, "", location.pathname);
    forget(false);
  };
  useEffect(() => {
    if (came && ticket) over();
  }, [came, Boolean(ticket)]);
  if (!move || move.clerk !== facts.staff || (move.made && !came)) return html`<div role="status"></div>`;
  const words = { by: person(move.by), time: clockTime(move.at), left: move.left, reason: move.undone ? t("counter.moved.undone") : move.reason };
  const [title, text] = move.made ? ["counter.moved", "counter.moved.by"] : ["counter.moves", "counter.moves.by"];
  return html`<div role="status"><${Notice} state="attention" title=${t(title, { window: move.taken })}>
    <p class="cluster">${t(text, words)}
      ${move.made && html`<${Button} onClick=${over}>${t("counter.moved.ok")}<//>`}</p><//></div>`;
}

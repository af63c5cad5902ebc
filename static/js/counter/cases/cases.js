/** The counter's work with cases: what is open of it, and what comes after what. */

import { html, toast, useEffect, useRef, useState } from "/static/js/ui.js";
import { get } from "/static/js/api.js";
import { usePress } from "/static/js/counter/press.js";
import { CaseDialog } from "/static/js/counter/cases/card.js";
import { CasesDialog } from "/static/js/counter/cases/desk.js";
import { keyOf, sweep } from "/static/js/counter/cases/draft.js";
import { ReceiveDialog } from "/static/js/counter/cases/receive.js";

/** `{receive(), list(), dialog}`; `finish`: the visit's next step, `{label, go()}`, while it is served. */
export function useCases(view, number, finish) {
  const press = usePress(`${number}.case`, () => true);
  const [open, go] = useState(null);
  const close = () => go(null);
  const visit = useVisit(view, number);
  useEffect(() => {
    if (press.answered) {
      const { press: sent, answer } = press.answered;
      sessionStorage.removeItem(sent.draft);
      go({ card: { one: { ...answer, why: answer.why ?? sent.body }, name: sent.body.applicant?.name, fresh: true } });
      press.dismiss();
    } else if (press.press && !open) go({ receiving: null });
  }, [press.answered, press.press]);
  const show = (id) => get(`/api/v1/cases/${id}`).then((one) => go({ card: { one } }), (problem) => toast(problem.message));
  const after = finish && { ...finish, go: () => (close(), finish.go()) };
  const { card, receiving, list } = open ?? {};
  return {
    receive: () => go({ receiving: null }),
    list: () => go({ list: true }),
    dialog: html`${receiving !== undefined && html`<${ReceiveDialog} key=${receiving?.case ?? visit} view=${view} number=${number} one=${receiving} press=${press} onClose=${close} />`}
      ${card && html`<${CaseDialog} key=${`${card.one.case} ${card.one.edition}`} shown=${card} number=${number} finish=${card.fresh && after} onAgain=${(one) => go({ receiving: one })} onClose=${close} />`}
      ${list && html`<${CasesDialog} number=${number} onOpen=${show} onAlone=${!view.ticket && view.window.state !== "closed" && (() => go({ receiving: null }))} onClose=${close} />`}`,
  };
}

/** Whose turn it is; whenever that changes, drafts of visitors who have gone go, too. */
function useVisit({ ticket, held }, number) {
  const visit = ticket?.id ?? "none";
  const before = useRef(visit);
  useEffect(() => {
    if (before.current === visit) return;
    before.current = visit;
    sweep([ticket, ...held].map((its) => keyOf(number, its)));
  }, [visit]);
  return visit;
}

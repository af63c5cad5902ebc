/** Whose application it is: name, ID number checked while it is typed or read, phone. */

import { html } from "/static/js/ui.js";
import { LENGTH, wrongWith } from "/static/js/idcard.js";
import { t } from "/static/js/words.js";

/** What a clerk may have seen of an applicant, by the name under which the record keeps it. */
const SEEN = { id_card: "身份证", licence: "营业执照", passport: "护照", permit: "居住证" };

/** What is wrong with an ID number, in words; null while it is empty, short and being typed, or right. */
export function wrongId(number, left = true) {
  if (!number || (!left && number.length < LENGTH)) return null;
  const wrong = wrongWith(number);
  return wrong && t(`counter.case.id.${wrong}`);
}

/** A reader's card types spaces and small letters, too. */
const idFrom = (text) => text.toUpperCase().replace(/[^0-9X]/g, "").slice(0, LENGTH);

export function Who({ draft, set }) {
  const { who } = draft;
  const say = (more) => set((before) => ({ who: { ...before.who, ...more } }));
  const wrong = wrongId(who.id_number, document.activeElement?.id !== "case-id");
  return html`<fieldset class="case-part"><legend>${t("case.applicant")}</legend>
    <div class="field"><label for="case-name">${t("case.applicant.name")}</label>
      <input class="input" id="case-name" required maxlength="60" autocomplete="off" value=${who.name} onInput=${(e) => say({ name: e.target.value })} /></div>
    <div class="field"><label for="case-id">${t("case.applicant.id_number")}</label>
      <input class="input case-id" id="case-id" autocomplete="off" inputmode="text" spellcheck=${false} placeholder=${t("counter.case.id.hint")}
        aria-invalid=${wrong ? "true" : null} aria-describedby="case-id-wrong" value=${who.id_number} onBlur=${() => say({})}
        onInput=${(e) => say({ id_number: (e.target.value = idFrom(e.target.value)) })} />
      <p class="field-hint case-wrong" id="case-id-wrong" role="status">${wrong}</p></div>
    <div class="case-two"><div class="field"><label for="case-phone">${t("case.applicant.phone")}</label>
      <input class="input" id="case-phone" type="tel" maxlength="20" autocomplete="off" value=${who.phone} onInput=${(e) => say({ phone: e.target.value })} /></div>
    <div class="field"><label for="case-seen">${t("counter.case.seen")}</label>
      <select class="input" id="case-seen" onChange=${(e) => set({ identity: e.target.value })}>${Object.keys(SEEN).map((key) => html`
        <option key=${key} value=${key} selected=${key === draft.identity}>${t(`counter.case.seen.${key}`)}</option>`)}</select></div></div></fieldset>`;
}

/** What was seen, as the record keeps it. */
export const seenOnRecord = (key) => SEEN[key] ?? SEEN.id_card;

export function Delivery({ draft, set }) {
  return html`<fieldset class="case-part"><legend>${t("case.delivery")}</legend><div class="verdicts">${["window", "post", "locker"].map((way) => html`
    <label class="verdict" key=${way}><input type="radio" name="delivery" checked=${draft.delivery === way} onChange=${() => set({ delivery: way })} />
      <span>${t(`counter.case.way.${way}`)}</span></label>`)}</div></fieldset>`;
}

/** What a deed asks before it is done. It goes out with the edition that was seen when it was begun. */

import { html, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { Sign } from "/static/js/results/sign.js";

const CARRIERS = ["邮政快递", "顺丰速运"];
/** What each deed asks for, and where it goes. */
const ASKS = { register: Register, refuse: Refuse, tell: Tell, give: Give, post: Post, mail: Post, arrive: Nothing, transit: Nothing, come_back: Reason };
const BEGINS = {
  register: ({ one, scanned }) => ({ number: scanned === one.number ? one.number : "", applicant: "", document: one.document, copies: one.copies }),
  refuse: () => ({ unlike: "applicant", reason: "" }), tell: () => ({ by_way: "phone" }),
  give: () => ({ who: "applicant", identity: "身份证", name: "", phone: "", drawing: "" }),
  post: () => ({ carrier: CARRIERS[0], tracking: "", address: "" }), mail: () => ({ carrier: CARRIERS[0], tracking: "", contents: "", number: "" }),
};
const SENDS = {
  register: (form) => ["register", { read: { ...form, number: form.number.trim(), applicant: form.applicant.trim(), copies: Number(form.copies) } }],
  refuse: ({ unlike, reason }) => ["refuse", { unlike: [unlike], reason: reason.trim() }],
  tell: (form) => ["tell", form],
  give: ({ who, identity, name, phone, drawing }) => ["give", {
    identity: identity.trim(), ...(drawing && { drawing }), ...(who === "agent" && { agent: { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } }),
  }],
  post: (form) => ["post", trimmed(form)],
};
const MOVES = { arrive: "delivered", transit: "in-transit", come_back: "returned" };

/** `done(message)` comes at the end: without a message, or with why somebody else was first. */
export function DeedDialog({ deed, one, parcel, scanned, done, onClose }) {
  const [form, fill] = useState(() => BEGINS[deed]?.({ one, scanned }) ?? { reason: "" });
  const set = (more) => fill({ ...form, ...more });
  const send = async () => {
    try {
      await sent(deed, form, one, parcel);
      toast(t(`results.done.${deed}`, { number: deed === "mail" ? form.tracking : one.number }));
      return null;
    } catch (problem) {
      if (problem.key === "changed_meanwhile") return problem.message;
      throw problem.key === "result_unlike_record" ? unlike(problem) : problem;
    }
  };
  const title = deed === "mail" ? t("results.mail.new") : `${t(`results.deed.${deed}`)} · ${one.number}`;
  const Asked = ASKS[deed];
  return html`<${FormDialog} title=${title} go=${t(deed === "mail" ? "results.mail.go" : `results.deed.${deed}`)} send=${send} done=${done} onClose=${onClose}>
    <p>${t(`results.ask.${deed}`)}</p><${Asked} form=${form} set=${set} deed=${deed} one=${one} /><//>`;
}

function sent(deed, form, one, parcel) {
  if (deed === "mail") return post("/api/v1/parcels", { window: facts.window, ...trimmed(form) });
  if (MOVES[deed]) return post(`/api/v1/parcels/${parcel.parcel}/move`, { window: facts.window, state: MOVES[deed], ...trimmed(form) });
  const [path, body] = SENDS[deed](form);
  return post(`/api/v1/results/${one.result}/${path}`, { window: facts.window, seen: one.edition, ...body });
}

/** What doesn't agree, by name: the clerk looks again, or sends it back. */
function unlike(problem) {
  const names = problem.facts.unlike.map((one) => t(`unlike.${one}`)).join(t("results.join"));
  return new Error(t("results.unlike", { names }));
}

function trimmed(form) {
  return Object.fromEntries(Object.entries(form).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value));
}

function Line({ name, id = name, form, set, label, ...rest }) {
  return html`<${Field} name=${id} label=${label ?? t(`results.field.${name}`)} required maxlength="60" autocomplete="off" value=${form[name]}
    onInput=${(event) => set({ [name]: event.target.value })} ...${rest} />`;
}

function Register({ form, set }) {
  return html`<${Line} name="number" label=${t("results.read.number")} form=${form} set=${set} autofocus=${!form.number} maxlength="20" placeholder="20260928-0001" />
    <${Line} name="applicant" id="read-applicant" label=${t("results.read.applicant")} form=${form} set=${set} autofocus=${Boolean(form.number)} />
    <${Line} name="document" label=${t("results.read.document")} form=${form} set=${set} />
    <${Line} name="copies" label=${t("results.read.copies")} form=${form} set=${set} type="number" min="1" max="99" />`;
}

function Refuse({ form, set }) {
  const options = facts.unlike.map((one) => [one, t(`unlike.${one}`)]);
  return html`<${Choice} name="unlike" label=${t("results.field.unlike")} value=${form.unlike} options=${options} onChoose=${(unlike) => set({ unlike })} />
    <${Reason} form=${form} set=${set} />`;
}

function Tell({ form, set }) {
  const options = ["phone", "in-person"].map((one) => [one, t(`way.${one}`)]);
  return html`<${Choice} name="by_way" label=${t("results.field.by_way")} value=${form.by_way} options=${options} onChoose=${(by_way) => set({ by_way })} />`;
}

function Give({ form, set }) {
  const options = ["applicant", "agent"].map((one) => [one, t(`results.who.${one}`)]);
  return html`<${Choice} name="who" label=${t("results.who")} value=${form.who} options=${options} onChoose=${(who) => set({ who })} />
    ${form.who === "agent" && html`<${Line} name="name" label=${t("results.agent.name")} form=${form} set=${set} />
      <${Line} name="phone" label=${t("results.agent.phone")} form=${form} set=${set} required=${false} inputmode="tel" maxlength="20" />`}
    <${Line} name="identity" form=${form} set=${set} />
    <${Sign} path=${form.drawing} onPath=${(drawing) => set({ drawing })} />`;
}

function Post({ form, set, deed }) {
  return html`<${Line} name="carrier" form=${form} set=${set} list="carriers" />
    <datalist id="carriers">${CARRIERS.map((one) => html`<option key=${one} value=${one} />`)}</datalist>
    <${Line} name="tracking" form=${form} set=${set} autofocus maxlength="40" pattern="[0-9A-Za-z\\-]{5,40}" />
    ${deed === "post" ? html`<${Line} name="address" form=${form} set=${set} maxlength="200" />` : html`
      <${Line} name="contents" form=${form} set=${set} maxlength="200" />
      <${Line} name="number" label=${t("results.mail.number")} form=${form} set=${set} required=${false} maxlength="20" placeholder="20260928-0001" />`}`;
}

function Reason({ form, set }) {
  return html`<${Line} name="reason" label=${t("manager.reason")} form=${form} set=${set} maxlength="200" />`;
}

function Nothing() {
  return null;
}

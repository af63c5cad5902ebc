/** Book for somebody on the phone: the slot is chosen, only who is asked. */

import { html, toast, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { dayInWords } from "/static/js/opening.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";

export function Book({ one, slot, onClose }) {
  const [who, fill] = useState({ name: "", phone: "", id_number: "" });
  const set = (name) => (event) => fill({ ...who, [name]: event.target.value });
  const send = () => {
    const person = Object.fromEntries(Object.entries(who).filter(([, said]) => said.trim()));
    const what = one.matter ? { matter: one.matter } : { domain: one.domain };
    return post("/api/v1/appointments", { ...what, slot: slot.slot, person });
  };
  const done = ({ code }) => {
    toast(t("manager.appointments.booked", { code: `${code.slice(0, 4)} ${code.slice(4)}` }), { seconds: 30 });
    onClose();
  };
  return html`<${FormDialog} title=${named({ zh: one.what, en: one.what_en })} go=${t("manager.appointments.book")} send=${send} done=${done} onClose=${onClose}>
    <p class="booking-chosen">${dayInWords(dateInHall(slot.slot))} <b class="number">${clockTime(slot.slot)}</b></p>
    <${Field} name="name" label=${t("manager.appointments.name")} value=${who.name} required maxlength="60" autocomplete="off" onInput=${set("name")} />
    <${Field} name="phone" label=${t("manager.appointments.phone")} type="tel" value=${who.phone} maxlength="20" autocomplete="off" onInput=${set("phone")} />
    <${Field} name="id" label=${t("manager.appointments.id")} value=${who.id_number} maxlength="18" pattern="[0-9]{17}[0-9Xx]" autocomplete="off" onInput=${set("id_number")} /><//>`;
}

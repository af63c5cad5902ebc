/** A sign-in link, shown this once: to scan with the phone, to copy, to send. */

import { Button, Dialog, html, toast } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { person } from "/static/js/manager/facts.js";

export function LinkShown({ link, onClose }) {
  const copy = () => write(link.address).then(() => toast(t("manager.staff.link.copied")));
  return html`<${Dialog} title=${t("manager.staff.link.title", { name: person(link.staff) })} onClose=${onClose} actions=${html`
      <${Button} icon="copy" onClick=${copy}>${t("manager.staff.link.copy")}<//>
      <${Button} kind="primary" onClick=${onClose}>${t("manager.done")}<//>`}>
    <div class="link-shown"><div class="qr" role="img" aria-label=${t("manager.staff.link.qr")} dangerouslySetInnerHTML=${{ __html: link.qr }}></div>
      <div><p>${t("manager.staff.link.text", { hours: link.hours })}</p>
        <p class="link-address" translate="no">${link.address}</p></div></div><//>`;
}

/** Onto the clipboard, also where the page came without https. */
async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.querySelector("dialog[open]").append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
  return undefined;
}

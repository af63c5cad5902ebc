/** The catalogue as files: an import that is looked at first, and everything to take out. */

import { Button, html, Icon, Notice, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { upload } from "/static/js/api.js";
import { Preview } from "/static/js/manager/catalogue/preview.js";

const OUT = [
  ["xlsx", "sheet", "/api/v1/catalogue?format=xlsx"],
  ["csv", "file-down", "/api/v1/catalogue?format=csv"],
  ["hall", "folder-down", "/api/v1/hall/folder"],
];

export function Files() {
  const field = useRef(null);
  const [state, set] = useState({ files: null, seen: null, busy: false, wrong: null });
  const look = async (files) => {
    if (!files.length) return;
    set({ files, seen: null, busy: true, wrong: null });
    try {
      set({ files, seen: await upload("/api/v1/catalogue/preview", files), busy: false, wrong: null });
    } catch (problem) {
      set({ files: null, seen: null, busy: false, wrong: problem.message });
    }
    field.current.value = "";
  };
  const drop = (event) => { event.preventDefault(); look([...event.dataTransfer.files]); };
  const close = () => set({ files: null, seen: null, busy: false, wrong: null });
  return html`<section class="panel files" aria-labelledby="files"><div class="panel-head"><h2 id="files">${t("manager.catalogue.files")}</h2></div>
    <div class="panel-body stack">
      <label class="files-in" onDragOver=${(e) => e.preventDefault()} onDrop=${drop}>
        <${Icon} name="file-up" /><span><strong>${t("manager.catalogue.import")}</strong><br /><span class="small muted">${t("manager.catalogue.import.text")}</span></span>
        <input class="hidden-text" type="file" multiple accept=".xlsx,.csv,.zip" ref=${field} onChange=${(e) => look([...e.target.files])} /></label>
      <div role="status">${state.busy && html`<p class="muted"><span class="spinner"></span> ${t("manager.catalogue.reading")}</p>`}</div>
      <div role="alert">${state.wrong && html`<${Notice} state="attention" title=${state.wrong}>${t("manager.catalogue.unharmed")}<//>`}</div>
      <ul class="files-out">${OUT.map(([key, icon, href]) => html`<li key=${key}><a class="button wide" href=${href} download><${Icon} name=${icon} />${t(`manager.catalogue.out.${key}`)}</a></li>`)}</ul>
      <a href="/matters">${t("manager.catalogue.public")}</a></div>
    ${state.seen && html`<${Preview} seen=${state.seen} files=${state.files} onClose=${close} />`}</section>`;
}

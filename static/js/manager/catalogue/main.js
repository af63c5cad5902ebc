/** The catalogue: how far the hall is on the path, which matters any window takes, files in and out. */

import { Empty, html, useEffect, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { start } from "/static/js/manager/shell.js";
import { Files } from "/static/js/manager/catalogue/files.js";
import { Matters } from "/static/js/manager/catalogue/matters.js";
import { Path } from "/static/js/manager/catalogue/path.js";

function Catalogue() {
  const { snapshot: path, error } = useView("path");
  const [matters, show] = useState(null);
  const [domain, choose] = useState("");
  useEffect(() => {
    if (path) get("/api/v1/matters", { limit: 5000 }).then((found) => show(found.matters), () => {});
  }, [path?.edition]);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!path || !matters) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="catalogue">
    <${Matters} matters=${matters} path=${path} domain=${domain} onDomain=${choose} />
    <aside class="catalogue-aside"><${Path} path=${path} domain=${domain} onDomain=${choose} /><${Files} /></aside></div>`;
}

start(Catalogue);

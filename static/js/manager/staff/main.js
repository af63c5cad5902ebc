/** Staff: who works here, how they come in, what they are certified for. */

import { Button, Empty, html, useEffect, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { Add } from "/static/js/manager/staff/dialogs.js";
import { Certification } from "/static/js/manager/staff/certification.js";
import { LinkShown } from "/static/js/manager/staff/link.js";
import { List } from "/static/js/manager/staff/list.js";
import { Person } from "/static/js/manager/staff/person.js";
import { iManage } from "/static/js/manager/staff/says.js";

let addSomebody = () => {};

function Staff() {
  const { snapshot, error } = useView("staff");
  const [chosen, choose] = useState(location.hash.slice(1) || null);
  const [open, show] = useState(null);
  const [link, showLink] = useState(null);
  useEffect(() => {
    addSomebody = () => show("add");
  }, []);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!snapshot) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const person = snapshot.staff.find((p) => p.staff === chosen) ?? snapshot.staff.find(iManage) ?? snapshot.staff[0];
  const look = (staff) => {
    choose(staff);
    history.replaceState(null, "", `#${staff}`);
  };
  const made = (answer) => {
    show(null);
    look(answer.staff);
    showLink(answer);
  };
  return html`<div class="staff"><div class="staff-list">
      <${List} staff=${snapshot.staff} chosen=${person.staff} onChoose=${look} />
      <${Certification} required=${snapshot.certification} /></div>
    <${Person} key=${person.staff} person=${person} scopes=${snapshot.scopes} today=${snapshot.today} onLink=${showLink} />
    ${open === "add" && html`<${Add} done=${made} onClose=${() => show(null)} />`}
    ${link && html`<${LinkShown} link=${link} onClose=${() => showLink(null)} />`}</div>`;
}

function Head() {
  return html`<${Button} kind="primary" icon="user-plus" onClick=${() => addSomebody()}>${t("manager.staff.add")}<//>`;
}

start(Staff, { head: Head });

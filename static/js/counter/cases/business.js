/** Which matter or theme it is: by name, code, pinyin or initials; the hall itself is asked. */

import { html, useEffect, useState } from "/static/js/ui.js";
import { departmentName } from "/static/js/departments.js";
import { get } from "/static/js/api.js";
import { named, t } from "/static/js/words.js";
import { Picker } from "/static/js/counter/picker.js";

const PAUSE = 120;

export function BusinessPicker({ onTake }) {
  const [text, ask] = useState("");
  const [options, offer] = useState([]);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => look(text).then((found) => gone || offer(found), () => {}), PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return html`<${Picker} label=${t("counter.case.find")} options=${options} empty=${t("counter.case.find_none")}
    onChange=${(_, typed) => ask(typed)} onTake=${(option) => option && onTake(option.business)} />`;
}

async function look(q) {
  const [{ themes }, { matters }] = await Promise.all([get("/api/v1/themes", { q, limit: 10 }), get("/api/v1/matters", { q, limit: 40 })]);
  return [
    ...themes.map((one) => option({ theme: one.key }, one, t("counter.case.theme", { lead: departmentName(one.lead) }), q)),
    ...matters.map((one) => option({ matter: one.code }, one, `${departmentName(one.department)} · ${t(`case.kind.${one.kind}`)}`, q)),
  ];
}

const option = (business, one, note, q) => ({
  key: one.code ?? one.key, name: named({ zh: one.name, en: one.name_en }), note, find: `${q} ${one.name} ${one.name_en} ${one.code ?? one.key}`, business,
});

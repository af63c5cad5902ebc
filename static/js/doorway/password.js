/** Choose a new password, sign in with it, and go on to where one was going. */

import { post } from "/static/js/api.js";
import { asks, facts, onward, say } from "/static/js/doorway/form.js";
import { t } from "/static/js/words.js";

const form = document.getElementById("choose");
const { staff, next } = facts();

function chosen() {
  if (form.password.value === form.again.value) return { old: form.old.value, password: form.password.value };
  say(form, t("doorway.once.differ"));
  form.again.select();
  return null;
}

asks(form, `/api/v1/staff/${staff}/password`, chosen, () => post("/api/v1/sign-in", { staff, password: form.password.value })
  .then(({ role }) => location.assign(onward(next, role)), () => location.assign(next ?? "/")));

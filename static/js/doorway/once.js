/** The one-time link: choose a password, and be signed in. */

import { asks, facts, onward, say } from "/static/js/doorway/form.js";
import { t } from "/static/js/words.js";

const form = document.getElementById("once");

function chosen() {
  if (form.password.value !== form.again.value) {
    say(form, t("doorway.once.differ"));
    form.again.select();
    return null;
  }
  return { token: facts().token, password: form.password.value };
}

if (form) asks(form, "/api/v1/sign-in/once", chosen, ({ role }) => location.assign(onward(null, role)));

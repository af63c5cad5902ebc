/** Sign in, and go on to where one was going. */

import { asks, facts } from "/static/js/doorway/form.js";

const form = document.getElementById("sign-in");

asks(
  form,
  "/api/v1/sign-in",
  () => ({ staff: form.staff.value.trim(), password: form.password.value }),
  () => location.assign(facts().next ?? "/"),
);

/** Sign in, and go on to where one was going. */

import { asks, facts, onward } from "/static/js/doorway/form.js";

const form = document.getElementById("sign-in");

asks(
  form,
  "/api/v1/sign-in",
  () => ({ staff: form.staff.value.trim(), password: form.password.value }),
  ({ password_must_change: must, role }) => {
    const next = onward(facts().next, role);
    location.assign(must ? `/password?next=${encodeURIComponent(next)}` : next);
  },
);

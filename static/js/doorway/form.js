/** A form that asks the hall once and says plainly what was wrong. */

import { Refused, post } from "/static/js/api.js";

/** Send `body()` of `form` to `path`; `done(answer)` when the hall said yes. */
export function asks(form, path, body, done) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true") return;
    say(form, "");
    const said = body();
    if (!said) return;
    button.setAttribute("aria-busy", "true");
    try {
      done(await post(path, said));
    } catch (problem) {
      say(form, problem.message);
      if (problem instanceof Refused) form.querySelector("[type=password]").select();
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}

/** Where the day of each role begins; the others choose in the lobby. */
const HOMES = {
  clerk: "/counter", "issuing-clerk": "/counter", guide: "/guide", "shift-leader": "/manager", manager: "/manager", "back-office": "/office", supervisor: "/office/supervision",
};

/** Where somebody goes on to: where they were going, else the page of their role. */
export function onward(next, role) {
  return next && next !== "/" ? next : HOMES[role] ?? "/";
}

/** Show what is wrong; nothing takes it away. */
export function say(place, trouble) {
  const line = place.querySelector(".doorway-trouble");
  line.textContent = trouble;
  line.hidden = !trouble;
}

/** The facts that the server gave this page. */
export function facts() {
  return JSON.parse(document.getElementById("facts").textContent);
}

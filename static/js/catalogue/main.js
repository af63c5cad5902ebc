/** The public lists: find, print, and the other language. They can be read without this script. */

import { keepFinding } from "/static/js/catalogue/find.js";

const does = {
  print: () => window.print(),
  language: ({ to }) => {
    document.cookie = `language=${to};path=/;max-age=31536000;samesite=lax`;
    location.reload();
  },
};

for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => does[button.dataset.do](button.dataset));
}

const field = document.getElementById("find");
if (field) keepFinding(field, document.querySelectorAll(".list-department"), document.getElementById("found"));

// Start-up: tells the style sheets that scripts run, starts GOV.UK's parts, lets "/" find.
import { initAll } from "../vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const TYPING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const field = document.querySelector("[data-kith-search]");
  const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!field || !plain || event.target.closest(TYPING)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

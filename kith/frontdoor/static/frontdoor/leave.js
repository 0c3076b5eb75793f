// Leaves at once and in place of this page, so that Back does not lead to it. Without this script
// the button is a plain link. Twice the Escape key does the same.

const way = document.querySelector("[data-kith-leave]");
let last = 0;

function leave() {
  for (const form of document.querySelectorAll("[data-kith-forget]")) form.reset();
  document.body.hidden = true;
  window.location.replace(way.href);
}

if (way) {
  way.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const now = Date.now();
    if (now - last < 1000) leave();
    last = now;
  });
}

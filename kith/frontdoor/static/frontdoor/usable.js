// Counts what makes a letter usable while somebody types; the server counts the same way.

const list = document.querySelector("[data-kith-ten]");
const form = document.querySelector("form[data-kith-draft]");

function says(box, nothing) {
  const values = new FormData(form).getAll(box);
  return values.some((text) => !nothing.has(String(text).toLowerCase().split(/\s+/).join(" ").trim()));
}

function verdict(count, of, enough) {
  if (count === of) return `All ${of}. We can decide by this.`;
  if (count >= enough) return `${count} of ${of}. We can mostly decide by this, without asking you again.`;
  return `${count} of ${of}. Send it as it is if you know no more: we ask others.`;
}

function look() {
  const nothing = new Set(list.dataset.kithNothing.split("|"));
  const things = [...list.querySelectorAll("[data-kith-asks]")];
  let count = 0;
  for (const thing of things) {
    const groups = thing.dataset.kithAsks.split("|").filter(Boolean);
    const there = groups.every((group) => group.split(" ").some((box) => says(box, nothing)));
    thing.classList.toggle("kith-ten__thing--there", there);
    thing.querySelector("[data-kith-mark]").textContent = there ? "There:" : "Not yet:";
    count += there;
  }
  const words = verdict(count, things.length, Number(list.dataset.kithEnough));
  for (const place of document.querySelectorAll("[data-kith-ten-says]")) {
    if (place.textContent !== words) place.textContent = words;
  }
}

if (list && form) {
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  look();
}

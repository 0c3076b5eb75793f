// Keeps what is typed, within five seconds of typing it, on leaving a box and on leaving the page.
// Without this script the button "Keep it and come back" does the same.

const REST = 2000; // after the last key
const LONGEST = 4000; // while somebody types without a rest
const AGAIN = 5000; // after a try that failed
const KEEPALIVE_MOST = 60000; // what a browser sends for a page that is being closed

function wordsOf(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) {
    if (typeof value !== "string") data.delete(name);
  }
  for (const field of form.querySelectorAll("input[type=password]")) data.delete(field.name);
  data.delete("csrfmiddlewaretoken");
  return new URLSearchParams(data);
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.place = form.querySelector("[data-kith-kept]");
    this.last = wordsOf(form).toString();
    this.since = 0;
    this.timer = 0;
    this.sent = false;
    this.tries = Promise.resolve();
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("focusout", () => this.now());
    form.addEventListener("submit", () => this.stop());
    document.addEventListener("visibilitychange", () => document.hidden && this.leaving());
    window.addEventListener("pagehide", () => this.leaving());
    window.addEventListener("pageshow", () => { this.sent = false; });
  }

  soon() {
    const now = Date.now();
    this.since ||= now;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.now(), Math.max(0, Math.min(REST, this.since + LONGEST - now)));
  }

  now() {
    this.tries = this.tries.then(() => this.keep(false));
  }

  stop() {
    this.sent = true;
    window.clearTimeout(this.timer);
    this.request?.abort();
  }

  leaving() {
    this.keep(true);
  }

  async keep(closing) {
    const words = wordsOf(this.form);
    const text = words.toString();
    if (this.sent || text === this.last) return;
    window.clearTimeout(this.timer);
    this.since = 0;
    this.request = new AbortController();
    try {
      const answer = await fetch(this.form.dataset.kithDraft, {
        method: "POST",
        body: words,
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        keepalive: closing && text.length < KEEPALIVE_MOST,
        signal: closing ? undefined : this.request.signal,
      });
      const said = await answer.json();
      if (!said.kept) throw new Error("not kept");
      this.last = text;
      this.tell(said.signed_in ? `Kept at ${said.kept}` : "You have been signed out. What you typed is kept: sign in and open this page again.", !said.signed_in);
    } catch (trouble) {
      if (this.sent || closing) return;
      this.tell("Not kept just now. Your words are still in this page, and we try again by ourselves.", true);
      this.timer = window.setTimeout(() => this.now(), AGAIN);
    }
  }

  tell(text, trouble) {
    if (!this.place) return;
    this.place.classList.toggle("kith-kept--trouble", trouble);
    // Only trouble is read out: a voice that says "kept" every few seconds would be in the way.
    this.place.setAttribute("role", trouble ? "alert" : "none");
    this.place.querySelector("[data-kith-kept-words]").textContent = text;
  }
}

for (const form of document.querySelectorAll("form[data-kith-draft]")) new Keeper(form);

// Asks a page's address whether there is news, and says how much. It never moves what is shown:
// the reader taps "2 new: show" when ready. Without this script the page is as fresh as its loading.

const SLOWEST = 60;

function watch(bar) {
  const link = bar.querySelector("[data-kith-new]");
  const every = Number(bar.dataset.kithEvery) || 5;
  let tag = "";
  let wait = every;
  let timer = 0;

  async function ask() {
    timer = 0;
    if (!document.hidden) {
      try {
        const headers = { Accept: "application/json", "Kith-Quiet": "1" };
        if (tag) headers["If-None-Match"] = tag;
        const answer = await fetch(bar.dataset.kithPoll, { headers, credentials: "same-origin", cache: "no-store" });
        wait = every;
        if (answer.status === 200) {
          tag = answer.headers.get("ETag") || "";
          const news = await answer.json();
          if (link.textContent !== news.words) link.textContent = news.words;
          link.hidden = !news.words;
        } else if (answer.status === 401 || answer.status === 403) {
          return;
        }
      } catch (trouble) {
        wait = Math.min(SLOWEST, wait * 2);
      }
    }
    timer = window.setTimeout(ask, wait * 1000);
  }

  // Who comes back to this page has not looked for a while: asked at once.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !timer) return;
    window.clearTimeout(timer);
    timer = 0;
    ask();
  });
  timer = window.setTimeout(ask, "kithAtOnce" in bar.dataset ? 0 : wait * 1000);
}

for (const bar of document.querySelectorAll("[data-kith-poll]")) watch(bar);

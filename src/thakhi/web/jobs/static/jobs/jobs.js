// Brings what changed of a job into the page; when the work is over, the page is asked for whole.
(() => {
  const PAUSE = 1500;
  const live = () => document.querySelector("[data-live]");
  async function look() {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-live]");
      const goes_on = page.querySelector("script[src*='jobs/jobs']");
      if (!answer.ok || !now || !goes_on) return location.reload();
      if (now.innerHTML !== live().innerHTML) live().replaceChildren(...now.childNodes);
    } catch {
      // the line is down: asked again
    }
    setTimeout(look, PAUSE);
  }
  if (live()) setTimeout(look, PAUSE);
})();

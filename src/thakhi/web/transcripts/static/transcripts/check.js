// Checking by keyboard: Alt+arrow walks the cues, Alt+R plays one, Ctrl+Enter saves. Leaving with changes asks first.
(() => {
  const form = document.getElementById("cues");
  if (!form) return;
  const media = document.querySelector(".media");
  const areas = [...form.querySelectorAll("textarea")];
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  form.addEventListener("keydown", (event) => {
    const here = event.target.closest(".edit");
    if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); form.requestSubmit(form.querySelector("button[value=save]")); return; }
    if (!event.altKey || !here) return;
    const at = areas.indexOf(here.querySelector("textarea"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && areas[at + step]) { event.preventDefault(); areas[at + step].focus(); areas[at + step].scrollIntoView({ block: "center" }); }
    if (event.key.toLowerCase() === "r" && media) {
      event.preventDefault();
      media.currentTime = Number(here.dataset.s);
      const done = media.play();
      if (done) done.catch(() => {});
    }
  });
})();

// The transcript follows its recording and the keyboard; a selection can be quoted. Without this the page is complete.
(() => {
  const viewer = document.querySelector(".viewer");
  if (!viewer) return;
  const media = viewer.querySelector(".media");
  const follow = viewer.querySelector(".follow");
  const cues = [...viewer.querySelectorAll(".cue")];
  const turns = [...viewer.querySelectorAll(".speech")];
  const starts = cues.map((cue) => Number(cue.dataset.s));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  let now = null;
  let follows = true;
  let ours = 0; // until when a scroll is our own

  const last = (time) => {
    let low = 0, high = starts.length;
    while (low < high) { const mid = (low + high) >> 1; if (starts[mid] <= time) low = mid + 1; else high = mid; }
    return low - 1;
  };
  const show = (node, block) => { ours = performance.now() + 900; node.scrollIntoView({ block, behavior: calm }); };
  const release = () => { if (media && !media.paused && follows) { follows = false; follow.hidden = false; } };
  const play = (time) => { media.currentTime = time; const done = media.play(); if (done) done.catch(() => {}); };

  if (media) {
    viewer.classList.add("has-media");
    media.addEventListener("timeupdate", () => {
      const at = last(media.currentTime);
      const cue = at >= 0 && media.currentTime < Number(cues[at].dataset.e) + 0.5 ? cues[at] : null;
      if (cue === now) return;
      if (now) now.classList.remove("now");
      if (cue) { cue.classList.add("now"); if (follows && !media.paused) show(cue, "center"); }
      now = cue;
    });
    for (const event of ["wheel", "touchmove"]) addEventListener(event, release, { passive: true });
    addEventListener("scroll", () => { if (performance.now() > ours) release(); }, { passive: true });
    follow.addEventListener("click", () => { follows = true; follow.hidden = true; if (now) show(now, "center"); });
    viewer.querySelector(".said").addEventListener("click", (event) => {
      const cue = event.target.closest(".cue");
      if (cue && getSelection().isCollapsed) { follows = true; follow.hidden = true; play(Number(cue.dataset.s)); }
    });
    viewer.querySelector(".said").addEventListener("click", (event) => {
      const at = event.target.closest(".at");
      if (!at || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      play(Number(at.closest(".speech").dataset.start));
    });
  }

  // A moment of the address, or the first of the words sought
  const meant = viewer.querySelector(".meant");
  if (meant) {
    if (media && viewer.dataset.meant) {
      const start = Number(viewer.dataset.meant.split("-")[0]);
      const seek = () => { media.currentTime = start; };
      if (media.readyState) seek(); else media.addEventListener("loadedmetadata", seek, { once: true });
    }
    if (location.hash === "#found") show(meant, "center");
  }

  // j, k: next and previous turn; Enter plays it; n, p: next and previous result
  for (const turn of turns) turn.tabIndex = -1;
  const focused = () => turns.indexOf(document.activeElement.closest ? document.activeElement.closest(".speech") : null);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step && turns.length) {
      const from = focused();
      const to = from < 0 ? (step > 0 ? 0 : turns.length - 1) : Math.min(Math.max(from + step, 0), turns.length - 1);
      turns[to].focus({ preventScroll: true });
      release();
      show(turns[to], "start");
      event.preventDefault();
    } else if (event.key === "Enter" && media && document.activeElement.classList.contains("speech")) {
      follows = true; follow.hidden = true;
      play(Number(document.activeElement.dataset.start));
      event.preventDefault();
    } else if (event.key === "n" || event.key === "p") {
      const link = document.querySelector(`.hits a[rel=${event.key === "n" ? "next" : "prev"}]`);
      if (link) { link.click(); event.preventDefault(); }
    }
  });

  // Quoting: words, speaker, workshop, date, address of the moment
  const written = (seconds) => String(Math.round(seconds * 1000) / 1000);
  const clock = (s) => (s >= 3600 ? `${Math.floor(s / 3600)}:${String(Math.floor(s / 60) % 60).padStart(2, "0")}` : Math.floor(s / 60)) + ":" + String(Math.floor(s) % 60).padStart(2, "0");
  const quote = (words, turn, from, to) => {
    const address = new URL(viewer.dataset.moment.replace("SPAN", `${written(from)}-${written(to)}`), location).href;
    return `${viewer.dataset.open}${words}${viewer.dataset.close} — ${turn.dataset.by}\n${viewer.dataset.source}, ${clock(from)}–${clock(to)}. ${address}`;
  };
  const copy = async (text, button) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea");
      area.value = text; area.className = "unseen"; document.body.append(area);
      area.select(); document.execCommand("copy"); area.remove();
    }
    const before = button.textContent;
    button.textContent = viewer.dataset.copied; button.setAttribute("role", "status");
    setTimeout(() => { button.textContent = before; button.removeAttribute("role"); }, 2000);
  };
  for (const link of viewer.querySelectorAll(".quoting")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const turn = link.closest(".speech");
      const own = [...turn.querySelectorAll(".cue")];
      const words = own.map((cue) => cue.textContent.trim()).join(" ");
      copy(quote(words, turn, Number(own[0].dataset.s), Number(own[own.length - 1].dataset.e)), link);
    });
  }
  const made = (words, act) => {
    const button = document.createElement("button");
    button.type = "button"; button.textContent = words;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    button.addEventListener("click", () => act(button));
    return button;
  };
  const bar = document.createElement("div");
  bar.className = "cite-here row"; bar.hidden = true;
  document.body.append(bar);
  let chosen = null;
  bar.append(made(viewer.dataset.quote, (button) => copy(quote(chosen.words, chosen.turn, chosen.from, chosen.to), button)));
  if (viewer.dataset.keep) {
    bar.append(made(viewer.dataset.keepWords, () => {
      const query = new URLSearchParams({ words: chosen.words });
      chosen.cues.forEach((cue) => query.append("cue", cue.dataset.cue));
      location.assign(`${viewer.dataset.keep}?${query}`);
    }));
  }
  const piece = (range, cue) => {
    const part = document.createRange();
    part.selectNodeContents(cue);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim();
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const said = range ? cues.filter((cue) => range.intersectsNode(cue)).map((cue) => [cue, piece(range, cue)]).filter((pair) => pair[1]) : [];
    const turn = said.length ? said[0][0].closest(".speech") : null;
    bar.hidden = !turn || said.some(([cue]) => cue.closest(".speech") !== turn); // a quote is one speaker's
    if (bar.hidden) return;
    const own = said.map(([cue]) => cue);
    chosen = { turn, cues: own, words: said.map(([, words]) => words).join(" "), from: Number(own[0].dataset.s), to: Number(own[own.length - 1].dataset.e) };
    const box = range.getBoundingClientRect();
    bar.style.top = `${box.bottom + scrollY + 8}px`;
    bar.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - bar.offsetWidth - 8))}px`;
  });
})();

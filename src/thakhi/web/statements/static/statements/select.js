// A selection of words in the table of cues becomes a quote: the form of the next step opens with exactly these words.
(() => {
  const form = document.querySelector("form.choose"), button = document.querySelector("button.selection");
  if (!form || !button) return;
  document.querySelectorAll(".script-only").forEach((one) => { one.hidden = false; });
  let kept = null;
  const read = () => {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), cells = [];
    for (const cell of form.querySelectorAll("[data-cue]")) if (range.intersectsNode(cell)) cells.push(cell);
    const words = cells.map((cell) => {
      const part = range.cloneRange();
      if (!cell.contains(range.startContainer)) part.setStart(cell, 0);
      if (!cell.contains(range.endContainer)) part.setEnd(cell, cell.childNodes.length);
      return part.toString().replace(/\s+/g, " ").trim();
    });
    const text = words.filter(Boolean).join(" ");
    return text ? { text, cues: cells.filter((_, n) => words[n]).map((cell) => cell.dataset.cue) } : null;
  };
  document.addEventListener("selectionchange", () => {
    const found = read();
    if (found) kept = found;
    button.hidden = !kept;
  });
  button.addEventListener("click", () => {
    const query = new URLSearchParams({ words: kept.text });
    kept.cues.forEach((cue) => query.append("cue", cue));
    window.location.assign(`${form.getAttribute("action")}?${query}`);
  });
})();

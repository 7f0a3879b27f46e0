// The self-check on a phone: one question at a time, kept on the phone, answered from the guide without a connection.
// The plan is looked up as src/thakhi/advise/plan.py does; a test holds both side by side.
(() => {
  "use strict";
  const form = document.getElementById("check");
  if (!form || !window.fetch) return;
  const KEY = "thakhi-mi-unidad";
  const TODAY = { no: "sin_registro", simplificado: "regimen_tributario_simplificado", general: "regimen_general_unipersonal", transporte: "sistema_tributario_integrado" };
  const say = form.dataset;
  const fieldsets = [...form.querySelectorAll("fieldset.question")];
  const plan = document.getElementById("plan"), body = document.getElementById("plan-body"), lead = document.getElementById("lead");
  let guide = null, at = 0;

  // ---- answers, kept on this phone
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } };
  const keep = (answers) => { try { localStorage.setItem(KEY, JSON.stringify(answers)); } catch { /* private window: not kept */ } };
  let answers = read();
  const told = (id) => answers[id] || [];
  const isAsked = (question, given) => Object.entries(question.only_if).every(([name, values]) => (given[name] || []).some((v) => values.includes(v)));
  const clean = () => { // only answers to questions that are asked, in their order
    const kept = {};
    for (const q of guide.questions) {
      const values = told(q.id).filter((v) => q.choices.some((c) => c.value === v)).slice(0, q.most);
      if (values.length && isAsked(q, kept)) kept[q.id] = values;
    }
    return kept;
  };

  // ---- the plan
  const chosen = (given) => guide.questions.flatMap((q) => q.choices.filter((c) => (given[q.id] || []).includes(c.value)));
  const cellOf = (table, given) => {
    let node = table.at;
    for (const axis of table.axes) {
      const question = guide.questions.find((q) => q.id === axis);
      const place = ["", ...question.choices.map((c) => c.value)].indexOf((given[axis] || [""])[0]);
      node = node === null ? null : node[place];
    }
    return node === null ? null : table.cells[node];
  };
  const end = (cell) => (cell[2] === null ? Infinity : cell[2]);
  const isLeast = (one, among) => among.includes(one) && among.every((o) => o === one ||
    (one.cell[1] <= o.cell[1] && end(one.cell) <= end(o.cell) && !(one.cell[1] === o.cell[1] && end(one.cell) === end(o.cell))));
  const compare = (a, b) => { for (let i = 0; i < a.length; i += 1) { if (a[i] < b[i]) return -1; if (a[i] > b[i]) return 1; } return 0; };
  const planOf = (given) => {
    const axes = new Set(guide.regimes.flatMap((t) => t.axes));
    const missing = guide.questions.filter((q) => axes.has(q.id) && isAsked(q, given) && !(given[q.id] || []).length);
    const picks = chosen(given);
    const capital = picks.find((c) => c.capital !== undefined);
    const isAskedToRegister = missing.length ? null : !capital || capital.capital > guide.floor || (given.electronicos || []).includes("si");
    const found = missing.length ? [] : guide.regimes.map((table) => ({ table, cell: cellOf(table, given), marks: [] })).filter((r) => r.cell);
    const open = found.filter((r) => r.cell[0] !== "none" && r.table.regime !== "sin_registro");
    const needsInvoice = ["aveces", "seguido"].includes((given.facturas || [""])[0]);
    for (const r of found) {
      if (isAskedToRegister && isLeast(r, open)) r.marks.push(r.cell[0] === "all" ? "cheapest" : "cheapest_if");
      if (needsInvoice && isLeast(r, open.filter((o) => o.table.invoice))) r.marks.push("invoice");
      if (r.table.regime === TODAY[(given.registro || [""])[0]]) r.marks.push("today");
    }
    const order = (r) => [r.cell[0] === "none" ? 1 : 0, r.table.regime === "sin_registro" ? 0 : 1, r.cell[1]];
    found.sort((a, b) => compare(order(a), order(b)));
    const owner = Object.assign({}, ...picks.map((c) => c.owner || {}));
    const named = new Set(picks.map((c) => c.obstacle).filter(Boolean));
    const obstacles = guide.obstacles.filter((o) => named.has(o.id));
    const count = (id) => obstacles.filter((o) => o.practices.includes(id)).length;
    const improved = (tip) => tip.effects.some((e) => e.improved && (!owner.sex || e.sex === "all" || e.sex === owner.sex));
    const rank = (tip) => [-count(tip.id), improved(tip) ? 0 : 1, tip.grade, tip.id];
    const practices = guide.practices
      .filter((tip) => !(owner.size === "own_account" && guide.left_alone.includes(tip.id)))
      .filter((tip) => Object.entries(owner).every(([key, value]) => !tip.fits[key] || tip.fits[key].includes(value)))
      .sort((a, b) => compare(rank(a), rank(b))).slice(0, 5);
    const holds = (step) => Object.entries(step.when).every(([name, values]) => (given[name] || []).length && given[name].every((v) => values.includes(v)));
    return {
      missing, isAskedToRegister, regimes: found, practices, steps: guide.steps.filter(holds),
      obstacles: obstacles.map((o) => ({ ...o, actions: guide.actions.filter((a) => a.practices.some((p) => o.practices.includes(p))) })),
    };
  };

  // ---- the plan in words
  const el = (name, text, attributes) => { const made = document.createElement(name); if (text) made.textContent = text; Object.assign(made, attributes || {}); return made; };
  const put = (parent, ...children) => { children.filter(Boolean).forEach((child) => parent.append(child)); return parent; };
  const details = (summary, lines, list) => {
    if (!lines.length) return null;
    const made = put(el("details"), el("summary", summary));
    return put(made, list ? put(el("ul"), ...lines.map((line) => el("li", line))) : null, ...(list ? [] : lines.map((line) => el("p", line, { className: "soft" }))));
  };
  const fill = (words, ...values) => values.reduce((text, value) => text.replace("{}", value), words);
  const show = () => {
    const given = clean(), made = planOf(given), w = guide.say;
    body.replaceChildren();
    put(body, el("h3", w.regimes), el("p", fill(w.law_on, guide.date), { className: "soft" }));
    put(body, made.missing.length ? el("p", fill(w.missing, made.missing.map((q) => q.words).join(" · ")), { className: "note" }) : el("p", made.isAskedToRegister ? w.must : w.must_not));
    const closed = made.regimes.filter((r) => r.cell[0] === "none");
    for (const { table, cell, marks } of made.regimes.filter((r) => r.cell[0] !== "none")) {
      const card = el("article", "", { className: `regime ${cell[0]}` });
      card.dataset.regime = table.regime;
      const line = put(el("p"), el("strong", cell[4]), ...marks.flatMap((m) => [" ", el("em", w[m], { className: "tag" })]));
      const reasons = cell[3].map((n) => guide.reasons[n]).join("; ");
      put(card, el("h4", table.title), line, reasons ? el("p", fill(w.unless, reasons), { className: "soft" }) : null);
      const notes = [...table.notes, ...(table.not_counted.length ? [fill(w.not_counted, table.not_counted.join("; "))] : []), table.law];
      put(body, put(card, details(plan.dataset.law, notes, false)));
    }
    if (made.regimes.length) put(body, el("p", w.counts, { className: "soft" }));
    if (made.regimes.length) put(body, details(plan.dataset.others, [...closed.map((r) => `${r.table.title}: ${w.none}, ${fill(w.because, r.cell[3].map((n) => guide.reasons[n]).join("; "))}`), ...guide.not_asked], true));
    if (made.obstacles.length) put(body, el("h3", w.obstacles));
    for (const obstacle of made.obstacles) {
      put(body, el("h4", obstacle.label));
      if (obstacle.actions.length) put(body, el("p", `${w.actions}:`, { className: "soft" }), put(el("ul"), ...obstacle.actions.map((a) => put(el("li", `${a.id} ${a.title} `), el("span", `(${a.standing})`, { className: "soft" })))));
      else put(body, el("p", w.no_actions, { className: "soft" }));
    }
    put(body, el("h3", made.practices.length ? w.practices : w.no_practices));
    for (const tip of made.practices) {
      const card = el("article", "", { className: "practice" });
      card.dataset.practice = tip.id;
      put(card, put(el("h4"), el("a", tip.title, { href: plan.dataset.practice.replace("PRACTICE", tip.id) })), put(el("p", `${tip.what} `), el("em", fill(w.grade, tip.grade), { className: "tag" })));
      if (tip.caution) put(card, put(el("p", "", { className: "soft" }), el("strong", `${w.caution}: `), tip.caution));
      put(body, put(card, details(plan.dataset.effects, tip.effects.length ? tip.effects.map((e) => e.words) : [w.no_figure], true)));
    }
    if (made.steps.length) put(body, el("h3", w.steps), put(el("ol"), ...made.steps.map((s) => {
      const item = put(el("li"), el("strong", `${s.kind}. `), `${s.words} `, el("span", `(${s.source})`, { className: "soft" }));
      item.dataset.step = s.id;
      return item;
    })));
    const inputs = document.getElementById("given-answers");
    inputs.replaceChildren(...Object.entries(given).flatMap(([name, values]) => values.map((value) => el("input", "", { type: "hidden", name, value }))));
    form.hidden = true; plan.hidden = false; lead.hidden = true; plan.focus();
  };

  // ---- one question at a time
  const questionOf = (set) => guide.questions.find((q) => q.id === set.dataset.id);
  const asked = () => { const given = clean(); return fieldsets.filter((set) => isAsked(questionOf(set), given)); };
  const status = el("p", "", { className: "soft count" }), way = el("progress", "", { className: "way" });
  status.setAttribute("role", "status");
  const back = el("button", say.back, { type: "button", className: "quiet" }), next = el("button", say.next, { type: "button" });
  const aloud = el("button", say.read, { type: "button", className: "quiet", hidden: !("speechSynthesis" in window) });
  const turn = (focus) => {
    const sets = asked();
    at = Math.max(0, Math.min(at, sets.length - 1));
    fieldsets.forEach((set) => { set.hidden = set !== sets[at]; });
    status.textContent = fill(say.of, at + 1, sets.length);
    way.max = sets.length; way.value = at + 1; way.setAttribute("aria-label", status.textContent);
    back.hidden = at === 0;
    next.textContent = at === sets.length - 1 ? say.submit : told(sets[at].dataset.id).length ? say.next : say.skip;
    if (window.speechSynthesis) { speechSynthesis.cancel(); aloud.textContent = say.read; }
    if (focus) (sets[at].querySelector("input:checked") || sets[at].querySelector("input")).focus();
  };
  const start = () => {
    form.hidden = false; plan.hidden = true; lead.hidden = false;
    for (const set of fieldsets) for (const input of set.querySelectorAll("input")) input.checked = told(set.dataset.id).includes(input.value);
    turn(false);
  };
  form.addEventListener("change", (event) => {
    const set = event.target.closest("fieldset"), most = Number(set.dataset.most);
    const values = [...set.querySelectorAll("input:checked")].map((input) => input.value);
    if (values.length > most) { event.target.checked = false; return; }
    answers[set.dataset.id] = values; keep(answers);
    next.textContent = at === asked().length - 1 ? say.submit : values.length ? say.next : say.skip;
    status.textContent = fill(say.of, at + 1, asked().length);
  });
  form.addEventListener("submit", (event) => { if (guide) { event.preventDefault(); forward(); } });
  const forward = () => { if (at >= asked().length - 1) show(); else { at += 1; turn(true); } };
  next.addEventListener("click", forward);
  back.addEventListener("click", () => { at -= 1; turn(true); });
  aloud.addEventListener("click", () => {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); aloud.textContent = say.read; return; }
    const set = asked()[at], lines = [set.querySelector("legend"), set.querySelector(".hint"), ...set.querySelectorAll(".choice span")];
    const words = new SpeechSynthesisUtterance(lines.filter(Boolean).map((node) => node.textContent).join(". "));
    words.lang = document.documentElement.lang === "en" ? "en-US" : "es-BO"; words.rate = 0.95;
    words.onend = () => { aloud.textContent = say.read; };
    aloud.textContent = say.stop; speechSynthesis.speak(words);
  });

  // ---- what one does with the plan
  document.getElementById("change").addEventListener("click", () => { at = 0; start(); turn(true); });
  document.getElementById("again").addEventListener("click", () => { answers = {}; try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ } at = 0; start(); turn(true); });
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("picture").addEventListener("click", async () => {
    const blob = await drawn(), file = new File([blob], "mi-unidad.png", { type: "image/png" });
    if (navigator.canShare && navigator.canShare({ files: [file] })) { try { await navigator.share({ files: [file] }); } catch { /* the reader thought better of it */ } return; }
    const door = el("a", "", { href: URL.createObjectURL(blob), download: "mi-unidad.png" });
    document.body.append(door); door.click(); door.remove();
  });
  const drawn = () => { // the plan's lines on a canvas: what is folded away stays out
    const lines = [[document.getElementById("plan-title").textContent, 34]];
    body.querySelectorAll("h3, h4, p, li").forEach((node) => { if (!node.closest("details")) lines.push([(node.tagName === "LI" ? "• " : "") + node.textContent.trim(), node.tagName === "H3" ? 26 : node.tagName === "H4" ? 21 : 18]); });
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), width = 720, margin = 36;
    const font = (size) => `${size > 18 ? "600 " : ""}${size}px system-ui, sans-serif`;
    const rows = lines.flatMap(([text, size]) => {
      pen.font = font(size);
      const made = []; let row = "";
      for (const word of text.split(/\s+/)) { const longer = row ? `${row} ${word}` : word; if (pen.measureText(longer).width > width - 2 * margin && row) { made.push([row, size, 0]); row = word; } else row = longer; }
      return [...made, [row, size, size > 18 ? 6 : 8]];
    });
    canvas.width = width; canvas.height = Math.min(16000, rows.reduce((sum, [, size, after]) => sum + size * 1.4 + after, 2 * margin));
    const style = getComputedStyle(document.body);
    pen.fillStyle = style.backgroundColor; pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = style.color; pen.textBaseline = "top";
    let y = margin;
    for (const [text, size, after] of rows) { pen.font = font(size); pen.fillText(text, margin, y); y += size * 1.4 + after; }
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  // ---- begin
  fetch(say.guide).then((answer) => answer.json()).then((found) => {
    guide = found;
    document.getElementById("privacy").textContent = document.getElementById("privacy").dataset.js;
    form.prepend(status, way);
    document.getElementById("go").replaceWith(put(el("p", "", { className: "wizard" }), back, next, aloud));
    start();
    document.documentElement.dataset.ready = "yes";
  }).catch(() => { /* without the guide the form is sent and answered by the server */ });
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(say.worker, { scope: location.pathname }).then(() => navigator.serviceWorker.ready).then(() => { document.getElementById("offline").hidden = false; }).catch(() => { /* no offline use here */ });
  }
  window.thakhiPlan = (given) => { answers = given; const made = planOf(clean()); return { // for tests that hold it beside the server's
    missing: made.missing.map((q) => q.id), asked: made.isAskedToRegister, regimes: made.regimes.map((r) => [r.table.regime, r.cell[0], r.cell[1], r.cell[2], r.marks]),
    practices: made.practices.map((p) => p.id), steps: made.steps.map((s) => s.id), actions: made.obstacles.map((o) => [o.id, o.actions.map((a) => a.id)]) }; };
})();

/* Only adds: opens what an address points to, opens and closes all, copies, sorts. Every page works without it. */
(() => {
  "use strict";
  const words = document.body.dataset;

  const openTarget = () => {
    const found = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = found; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (found) found.scrollIntoView();
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tool";
    made.textContent = label;
    made.addEventListener("click", () => act(made));
    return made;
  };

  const main = document.getElementById("main");
  const all = main ? main.querySelectorAll("details") : [];
  if (all.length > 1) {
    const tool = button(words.open, (made) => {
      const open = made.textContent === words.open;
      all.forEach((one) => { one.open = open; });
      made.textContent = open ? words.close : words.open;
    });
    const crumbs = document.querySelector(".crumbs");
    if (crumbs) crumbs.append(tool); else main.querySelector("details").before(tool);
  }

  document.querySelectorAll("[data-copyable]").forEach((one) => {
    one.after(button(words.copy, (made) => {
      navigator.clipboard.writeText(one.textContent.trim()).then(() => { made.textContent = words.copied; });
    }));
  });

  document.querySelectorAll("a[data-keep]").forEach((link) => {
    link.addEventListener("click", () => { link.hash = location.hash; });
  });

  const spanish = document.documentElement.lang === "es";
  const worth = (text) => {
    const plain = text.replace("\u2212", "-").replace(/[^0-9.,-]/g, "");
    const number = parseFloat(spanish ? plain.replace(/\./g, "").replace(",", ".") : plain.replace(/,/g, ""));
    return Number.isNaN(number) ? -Infinity : number;
  };
  document.querySelectorAll("table.sortable").forEach((table) => {
    const body = table.tBodies[0];
    table.querySelectorAll("thead th").forEach((head, column) => {
      const made = document.createElement("button");
      made.type = "button";
      made.title = words.sort;
      made.append(...head.childNodes);
      head.append(made);
      made.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const isNumber = head.classList.contains("r");
        const rows = [...body.rows].sort((a, b) => {
          const x = a.cells[column].textContent, y = b.cells[column].textContent;
          return isNumber ? worth(x) - worth(y) : x.localeCompare(y, document.documentElement.lang);
        });
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  });
})();

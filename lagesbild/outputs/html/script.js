"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    all(".here").forEach((other) => other.classList.remove("here"));
    target.classList.add("here");
    target.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  reveal();

  const box = document.querySelector("[type=search]");
  const told = document.querySelector("[role=status]");
  const units = all("main .find").map((element) => {
    const part = element.closest("section");
    const table = element.closest("table");
    const context = [part && part.querySelector("h2,h3"), table && table.caption];
    const words = [...context.filter(Boolean), element].map((one) => one.textContent).join(" ");
    return { element, part, text: words.toLocaleLowerCase("sv") };
  });
  const opened = new Set();
  const search = () => {
    const terms = box.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    opened.forEach((details) => { details.open = false; });
    opened.clear();
    document.body.classList.toggle("searching", terms.length > 0);
    const parts = new Set();
    let hits = 0;
    for (const { element, part, text } of units) {
      const found = terms.every((term) => text.includes(term));
      element.classList.toggle("miss", !found);
      if (!found) continue;
      hits += 1;
      for (let at = element; at; at = at.parentElement) {
        parts.add(at);
        if (terms.length && at.tagName === "DETAILS" && !at.open && at.classList.contains("fold")) {
          at.open = true;
          opened.add(at);
        }
      }
    }
    all("main section, main figure, main .fold, main table").forEach((one) => {
      one.classList.toggle("miss", terms.length > 0 && !parts.has(one));
    });
    told.textContent = terms.length ? (hits ? `${hits} träffar` : "Inga träffar") : "";
  };
  box.closest("form").hidden = false;
  box.addEventListener("input", search);
  box.closest("form").addEventListener("submit", (event) => event.preventDefault());
})();

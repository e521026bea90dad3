"use strict";
// A note beside its mark while it is pointed at or focused; without this script the number leads to the note.
(() => {
  const text = document.querySelector(".text");
  if (!text) return;
  const card = document.createElement("div");
  card.id = "card";
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  document.body.append(card);
  let lit = [];
  const hide = () => {
    card.hidden = true;
    for (const mark of lit) mark.classList.remove("lit");
    lit = [];
  };
  const show = (at) => {
    const number = at.dataset.n;
    const note = document.getElementById("n" + number);
    if (!note) return;
    hide();
    card.replaceChildren(...[...note.querySelectorAll(".brief")].map((part) => part.cloneNode(true)));
    lit = [...text.querySelectorAll('mark[data-n="' + number + '"]')];
    for (const mark of lit) mark.classList.add("lit");
    const box = (at.getClientRects()[0] || at.getBoundingClientRect());
    card.hidden = false;
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = box.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = Math.max(8, left) + scrollX + "px";
    card.style.top = (below ? box.bottom + 8 : Math.max(8, box.top - card.offsetHeight - 8)) + scrollY + "px";
  };
  const numbered = (event) => event.target.closest("[data-n]");
  text.addEventListener("focusin", (event) => numbered(event) ? show(numbered(event)) : hide());
  text.addEventListener("focusout", hide);
  text.addEventListener("mouseover", (event) => numbered(event) ? show(numbered(event)) : hide());
  text.addEventListener("mouseleave", hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
// Search and filter over the rows of a page.
for (const form of document.querySelectorAll(".filter")) {
  const rows = [...document.querySelectorAll("#" + form.dataset.rows + " [data-find]")];
  const words = form.querySelector("input"), choice = form.querySelector("select"), told = form.querySelector("output");
  const fold = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => fold(row.textContent));
  form.hidden = false;
  const apply = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      const keep = wanted.every((word) => texts[place].includes(word))
        && (!choice || !choice.value || row.dataset.find.split(" ").includes(choice.value));
      row.hidden = !keep;
      shown += keep;
    });
    told.textContent = shown + " of " + rows.length + " shown";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
}

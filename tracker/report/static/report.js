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
  // The card says what the browser's own small box would say over it.
  for (const mark of text.querySelectorAll("mark[data-n]")) mark.removeAttribute("title");
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
    lit = at.matches(".quiet") ? [at.previousElementSibling] : [...text.querySelectorAll('mark[data-n="' + number + '"]')];
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
  // From mark to mark by arrow keys; where there are very many, all of them are one stop of the tabulator.
  const stops = [...text.querySelectorAll("a.ref")], many = stops.length > 100;
  const places = new Map(stops.map((stop, place) => [stop, place]));
  if (many) stops.forEach((stop, place) => { stop.tabIndex = place ? -1 : 0; });
  let current = stops[0];
  text.addEventListener("focusin", (event) => {
    if (!many || !places.has(event.target)) return;
    current.tabIndex = -1;
    current = event.target;
    current.tabIndex = 0;
  });
  text.addEventListener("keydown", (event) => {
    const place = places.get(event.target);
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const leftwards = getComputedStyle(text).direction === "rtl" ? 1 : -1;
    const wanted = { ArrowLeft: place + leftwards, ArrowRight: place - leftwards, Home: 0, End: stops.length - 1 }[event.key];
    if (wanted === undefined || !stops[wanted]) return;
    event.preventDefault();
    stops[wanted].focus();
  });
  const keys = document.querySelector(".keys");
  keys.hidden = !stops.length;
  keys.textContent = (many
    ? "Keys: Tab goes into the text and out of it; ← and → go from mark to mark, "
    : "Keys: Tab, or ← and →, go from mark to mark; ") + "Home and End to the first and the last; Enter opens the note, Escape hides it.";
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

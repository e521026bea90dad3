"use strict";
// Searches the rows that stand in the page: each is [words, line below, address, gravity, other words for the same ...].
(() => {
  const SHOWN = 40;
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("search"), field = form.querySelector("input"), told = form.querySelector("output");
  const results = document.getElementById("results");
  const fold = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const kinds = Object.entries(data).map(([name, rows]) => ({ name, rows, folded: [], most: SHOWN }));
  // Folding takes longest; it is done ahead of the first search, in pieces between which the page answers.
  const prepare = (kind, until) => {
    while (kind.folded.length < Math.min(until, kind.rows.length)) {
      const row = kind.rows[kind.folded.length];
      kind.folded.push(fold([row[0], row[1], ...row.slice(4)].join("\n")));
    }
  };
  const ahead = () => {
    const kind = kinds.find((one) => one.folded.length < one.rows.length);
    if (!kind) return;
    prepare(kind, kind.folded.length + 1000);
    setTimeout(ahead);
  };
  const element = (name, words, kind) => {
    const made = document.createElement(name);
    made.textContent = words;
    if (kind) made.className = kind;
    return made;
  };
  // The other wording that holds the most of what is searched for, where the one shown does not hold all of it.
  const elsewhere = (shown, others, wanted) => {
    const held = (words) => wanted.filter((word) => fold(words).includes(word)).length;
    const best = others.reduce((one, other) => held(other) > held(one) ? other : one, shown);
    return best === shown ? "" : best;
  };
  const line = ([words, below, address, grave, ...others], wanted) => {
    const item = document.createElement("li");
    item.tabIndex = -1;
    const first = element(address ? "a" : "span", words, "quote");
    first.dir = "auto";
    if (address) first.href = address;
    const second = element("p", below, "small soft");
    second.dir = "auto";
    if (grave) second.prepend(element("span", grave, "sev sev-" + grave), " · ");
    item.append(first, second);
    const other = elsewhere(words, others, wanted);
    if (other) {
      const also = element("p", "also said: ", "small soft");
      const said = element("span", other, "quote");
      said.dir = "auto";
      also.append(said);
      item.append(also);
    }
    return item;
  };
  const draw = (kind, found, wanted) => {
    const section = document.createElement("section");
    section.append(element("h2", kind.name[0].toUpperCase() + kind.name.slice(1) + ": " + found.length.toLocaleString("en")));
    const list = element("ul", "", "plain lines");
    list.append(...found.slice(0, kind.most).map((place) => line(kind.rows[place], wanted)));
    section.append(list);
    if (found.length > kind.most) {
      const more = element("button", "Show more " + kind.name);
      more.type = "button";
      more.addEventListener("click", () => {
        const next = kind.most;
        kind.most += 5 * SHOWN;
        const drawn = draw(kind, found, wanted);
        section.replaceWith(drawn);
        const first = drawn.querySelectorAll("li")[next];
        (first.querySelector("a") || first).focus();
      });
      section.append(more);
    }
    return section;
  };
  const apply = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    history.replaceState(null, "", wanted.length ? "#q=" + encodeURIComponent(field.value.trim()) : "#");
    results.replaceChildren();
    told.textContent = "";
    if (!wanted.length) return;
    let total = 0;
    for (const kind of kinds) {
      kind.most = SHOWN;
      prepare(kind, kind.rows.length);
      const found = [];
      kind.folded.forEach((words, place) => { if (wanted.every((word) => words.includes(word))) found.push(place); });
      total += found.length;
      if (found.length) results.append(draw(kind, found, wanted));
    }
    told.textContent = total ? total.toLocaleString("en") + " found" : "Nothing found";
  };
  let waiting = 0;
  form.hidden = false;
  document.getElementById("without").remove();
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); apply(); });
  const asked = () => {
    if (!location.hash.startsWith("#q=")) return;
    try { field.value = decodeURIComponent(location.hash.slice(3)); } catch { field.value = ""; }
    apply();
  };
  addEventListener("hashchange", asked);
  asked();
  field.focus();
  setTimeout(ahead);
})();

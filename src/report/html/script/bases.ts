/** Reads all articles of a text against another one than the first: the same map, made from the sentences that the page carries. */
export const BASES = String.raw`
const STATES = { "=": ["same", "=", "kept"], "~": ["changed", "\u2248", "changed"], "-": ["dropped", "\u2013", "dropped"] };
const wordsIn = (text) => text.split(/([\p{L}\p{M}\p{N}]+)/u);
const isWord = (part) => /[\p{L}\p{N}]/u.test(part);
const withNewWords = (place, text, base) => {
  const known = new Set(wordsIn(base.toLowerCase()).filter(isWord));
  for (const part of wordsIn(text)) place.append(isWord(part) && !known.has(part.toLowerCase()) ? made("em", part, "new") : part);
};
const cellsOf = (column) => column.split(" ").map((code) => ({ state: STATES[code[0]], at: Number.parseInt(code.slice(1), 10), isMoved: code.endsWith("^") }));
const named = (text) => {
  const name = made("b", text.name);
  name.dir = "auto";
  if (!text.at) return name;
  const link = made("a", "");
  link.href = text.at;
  link.append(name);
  return link;
};
const nameItem = (other, number, cells) => {
  const item = made("li", "");
  const kept = cells.filter(({ state }) => state[0] !== "dropped").length;
  const more = other.sentences.length - new Set(cells.map(({ at }) => at).filter((at) => at >= 0)).size;
  item.append(made("span", number, "no"), " ", named(other), " ", made("span", kept + " of " + cells.length + " sentences" + (more > 0 ? ", adds " + more : ""), "fine"));
  return item;
};
const rendering = (words, other, { state, at, isMoved }) => {
  const item = made("li", "");
  item.append(made("cite", other.name), " ");
  if (state[0] !== "changed") item.append(made("span", state[0] === "same" ? "word for word" : "dropped", "fine"));
  else {
    const quote = made("q", "");
    quote.dir = "auto";
    withNewWords(quote, other.sentences[at] || "", words);
    item.append(quote);
  }
  if (isMoved) item.append(" ", made("span", "moved", "kindtag"));
  return item;
};
const sentenceRow = (words, others, cells) => {
  const [row, summary, list] = [made("details", "", "wrow"), made("summary", ""), made("ol", "", "renderings")];
  const [text, signs] = [made("span", words, "wtext"), made("span", "", "cells")];
  text.dir = "auto";
  signs.setAttribute("aria-hidden", "true");
  const count = (name) => cells.filter(({ state }) => state[0] === name).length;
  cells.forEach(({ state, isMoved }, index) => {
    const sign = made("i", isMoved ? "\u2195" : state[1], "cell " + state[0] + (isMoved ? " moved" : ""));
    sign.title = others[index].name + ": " + state[2] + (isMoved ? ", moved" : "");
    signs.append(sign);
  });
  summary.append(text, made("span", " (kept by " + count("same") + ", changed by " + count("changed") + ", dropped by " + count("dropped") + ")", "sr"), signs);
  list.append(...cells.map((one, index) => rendering(words, others[index], one)));
  row.append(summary, list);
  return row;
};
const heatRows = (rows, sentences, others) => {
  const list = [];
  const isEqual = (cells) => cells.every(({ state, isMoved }) => state[0] === "same" && !isMoved);
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && isEqual(rows[end])) end++;
    const run = rows.slice(at, Math.max(end, at + 1)).map((cells, index) => sentenceRow(sentences[at + index], others, cells));
    at += run.length;
    if (run.length === 1) list.push(run[0]);
    else {
      const fold = made("details", "", "also equal");
      fold.append(made("summary", run.length + " sentences that all keep"), ...run);
      list.push(fold);
    }
  }
  return list;
};
const mapOf = (texts, chosen) => {
  const base = texts[chosen];
  const others = texts.filter((one) => one !== base);
  const columns = base.cells.map(cellsOf);
  const [map, names, heat, head, numbers] = [made("div", "", "map rebased"), made("ol", "", "names"), made("div", "", "heat"), made("div", "", "wrow whead"), made("span", "", "cells")];
  names.append(...others.map((other, index) => nameItem(other, index + 1, columns[index])));
  numbers.append(...others.map((_, index) => made("i", index + 1, "cell no")));
  head.setAttribute("aria-hidden", "true");
  head.append(made("span", columns[0].length + " sentences", "wtext"), numbers);
  heat.append(...heatRows(columns[0].map((_, at) => columns.map((column) => column[at])), base.sentences, others));
  map.append(names, head, heat);
  return map;
};
for (const box of all(".basebox")) {
  const section = box.closest(".witnesses");
  const first = one(".map", section);
  const texts = [...one("template", section).content.children].map((list) => ({ name: list.dataset.name, at: list.dataset.at, cells: list.dataset.cells.split(","), sentences: [...list.children].map((item) => item.textContent) }));
  box.hidden = false;
  one(".basename", section).hidden = true;
  box.addEventListener("change", () => {
    for (const old of all(".rebased", section)) old.remove();
    first.hidden = box.selectedIndex > 0;
    if (first.hidden) section.append(mapOf(texts, box.selectedIndex));
    ground = undefined;
    if (bar && words.value) seek();
  });
}
`;

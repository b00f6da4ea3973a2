/** Finds words in everything the page shows: marks every hit and steps from one to the next, without touching the text. */
export const FIND = String.raw`
const bar = one(".find");
const words = bar && one("input", bar);
const SKIP = "nav, form, select, .find, .facets, .perma, button, svg, script, style, .sr, [aria-hidden=true], [hidden]";
const INLINE = /^(A|B|I|EM|SPAN|MARK|CITE|Q|SMALL|CODE)$/;
const MOST_HITS = 5000;
let ground;
const gather = () => {
  const nodes = [];
  const starts = [];
  let text = "";
  let block;
  for (const root of all(".page, .reader")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
      return node.matches(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let parent = node.parentElement;
      while (INLINE.test(parent.tagName) && !parent.matches(".support > *, .support, .kindtag, .by")) parent = parent.parentElement;
      if (parent !== block) text += "\u0001";
      block = parent;
      nodes.push(node);
      starts.push(text.length);
      const lower = node.data.toLowerCase();
      text += lower.length === node.data.length ? lower : node.data;
    }
  }
  return { nodes, starts, text };
};
const nodeAt = (offset) => {
  let low = 0;
  let high = ground.starts.length;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if (ground.starts[half] <= offset) low = half;
    else high = half;
  }
  return low;
};
const rangeOf = (start, end) => {
  const range = document.createRange();
  const [a, b] = [nodeAt(start), nodeAt(end - 1)];
  range.setStart(ground.nodes[a], start - ground.starts[a]);
  range.setEnd(ground.nodes[b], end - ground.starts[b]);
  return range;
};
let hits = [];
let at = -1;
const canMark = typeof Highlight === "function" && CSS.highlights;
const show = () => {
  const isAsked = words.value.trim() !== "";
  const left = Number(bar.dataset.left || 0);
  const beyond = left > 0 ? " (" + left + " stories are not in this page; --out FOLDER/ has all)" : "";
  one("output", bar).textContent = !isAsked ? "" : hits.length === 0 ? "not found" + beyond : (at < 0 ? "" : at + 1 + " of ") + hits.length + (hits.length >= MOST_HITS ? "+" : "") + (at < 0 ? " found" : "");
  if (!canMark) return;
  CSS.highlights.set("found", new Highlight(...hits));
  CSS.highlights.set("found-now", at < 0 ? new Highlight() : new Highlight(hits[at]));
};
const seek = () => {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  hits = [];
  at = -1;
  if (wanted.length > 0) {
    ground = ground || gather();
    const pattern = new RegExp(wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+"), "g");
    for (const hit of ground.text.matchAll(pattern)) {
      hits.push(rangeOf(hit.index, hit.index + hit[0].length));
      if (hits.length >= MOST_HITS) break;
    }
  }
  show();
};
const step = (by) => {
  if (hits.length === 0) return;
  at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
  const place = hits[at].startContainer.parentElement;
  reveal(place);
  place.scrollIntoView({ block: "center" });
  show();
};
if (bar) {
  bar.parentElement.hidden = false;
  let wait;
  const now = () => { clearTimeout(wait); wait = undefined; seek(); };
  words.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(now, 120); });
  bar.addEventListener("submit", (event) => { event.preventDefault(); if (wait) now(); step(1); });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); if (wait) now(); step(-1); }
    if (event.key === "Escape") { words.value = ""; now(); }
  });
  one(".prev", bar).addEventListener("click", () => step(-1));
  show();
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    words.focus();
  });
}
`;

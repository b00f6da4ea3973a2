/** Shows only what one publisher, speaker or lineage carries, of one kind, or what came out between two days. */
export const FACETS = String.raw`
const panel = one(".facets");
if (panel && !one(".row")) one(".facetbox").hidden = true;
else if (panel) {
  const docs = all(".doc").map((element) => ({ element, number: element.id.slice(1), ...element.dataset }));
  const rows = all(".row[data-kind]").map((element) => ({ element, kind: element.dataset.kind, articles: (element.dataset.a || "").split(" "), by: (element.dataset.by || "").split("|") }));
  const field = (name) => panel.elements[name];
  const fill = (name, values) => {
    const counts = new Map();
    for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 500);
    for (const [value, count] of sorted) {
      const option = made("option", value + " (" + count + ")");
      option.value = value;
      field(name).append(option);
    }
  };
  fill("publisher", docs.map((doc) => doc.publisher));
  fill("lineage", docs.map((doc) => doc.lineage));
  fill("speaker", rows.flatMap((row) => row.by));
  fill("kind", rows.map((row) => row.kind));
  const days = docs.map((doc) => doc.day).filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)).sort();
  for (const name of ["from", "to"]) if (days.length > 0) [field(name).min, field(name).max] = [days[0], days[days.length - 1]];
  const apply = () => {
    const [publisher, lineage, speaker, kind, from, to] = ["publisher", "lineage", "speaker", "kind", "from", "to"].map((name) => field(name).value);
    const byArticle = publisher || lineage || from || to;
    const isAny = byArticle || speaker || kind;
    const kept = new Set();
    for (const doc of docs) {
      const fits = (!publisher || doc.publisher === publisher) && (!lineage || doc.lineage === lineage) && (!from || (doc.day && doc.day >= from)) && (!to || (doc.day && doc.day <= to));
      doc.element.hidden = !fits;
      if (fits) kept.add(doc.number);
    }
    let left = 0;
    for (const row of rows) {
      const fits = (!byArticle || row.articles.some((number) => kept.has(number))) && (!kind || row.kind === kind) && (!speaker || row.by.includes(speaker));
      row.element.hidden = !fits;
      if (fits) left++;
    }
    for (const story of all(".story")) {
      const link = one(".toc a[href='#" + story.id + "']");
      story.hidden = Boolean(isAny) && !one(".row[data-kind]:not([hidden])", story);
      if (link) link.parentElement.hidden = story.hidden;
    }
    document.body.classList.toggle("faceted", Boolean(isAny));
    for (const more of all(".story .also")) if (isAny && one(".row[data-kind]:not([hidden])", more)) more.open = true;
    one("output", panel).textContent = isAny ? left + " of " + rows.length + " rows" : "";
    ground = undefined;
    if (bar && words.value) seek();
  };
  panel.addEventListener("input", apply);
  panel.addEventListener("reset", () => setTimeout(apply));
  panel.addEventListener("submit", (event) => event.preventDefault());
}
const list = one(".filter");
if (list) {
  list.hidden = false;
  const entries = all(".stories li").map((element) => ({ element, text: element.textContent.toLowerCase() }));
  list.addEventListener("submit", (event) => event.preventDefault());
  list.addEventListener("input", () => {
    const wanted = one("input[type=search]", list).value.toLowerCase().split(/\s+/).filter(Boolean);
    const only = one("input[type=checkbox]", list).checked;
    let left = 0;
    for (const { element, text } of entries) {
      const fits = wanted.every((word) => text.includes(word)) && (!only || one(".warn", element));
      element.hidden = !fits;
      if (fits) left++;
    }
    one("output", list).textContent = wanted.length > 0 || only ? left + " of " + entries.length : "";
  });
}
`;

/** Saves a story from the page: its rows as CSV or JSON, or the page with this story alone. */
export const EXPORT = String.raw`
const save = (name, type, text) => {
  const link = made("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const mentionsIn = (from) => all(".mentions li", from).map((item) => {
  const place = /^#a(\d+)(?:-(\d+)-(\d+))?$/.exec((one("a.words", item) || { hash: "" }).hash);
  const doc = place && document.getElementById("a" + place[1]);
  return { article: doc ? doc.dataset.article : "", publisher: textOf("cite", item), start: place && place[2] ? Number(place[2]) : null, end: place && place[3] ? Number(place[3]) : null, words: textOf("a.words, q > b", item) };
});
const supportOf = (row) => {
  const [articles, publishers, atLeast, atMost] = (row.dataset.s || "").split(" ").map(Number);
  return { articles, publishers, lineages: { atLeast, atMost } };
};
const saved = (story) => all(".row[data-kind]", story).map((row) => ({
  id: row.id,
  kind: row.dataset.kind,
  text: textOf(".what, h4:not(.said), blockquote", row),
  ...(row.dataset.by ? { speakers: row.dataset.by.split("|") } : {}),
  support: supportOf(row),
  sides: all(".side", row).map((side) => ({ value: textOf(".value", side), mentions: mentionsIn(side) })),
  mentions: one(".side", row) ? [] : mentionsIn(row),
}));
const cell = (value) => {
  const text = String(value === null || value === undefined ? "" : value);
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
};
const tableOf = (title, rows) => {
  const lines = [["story", "id", "kind", "text", "value", "articles", "publishers", "lineages_at_least", "lineages_at_most", "article", "publisher", "start", "end", "words"]];
  for (const { id, kind, text, support: { articles, publishers, lineages }, sides, mentions } of rows)
    for (const { value, mentions: places } of sides.length > 0 ? sides : [{ value: "", mentions }])
      for (const place of places) lines.push([title, id, kind, text, value, articles, publishers, lineages.atLeast, lineages.atMost, place.article, place.publisher, place.start, place.end, place.words]);
  return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
};
const alone = (story) => {
  const copy = document.documentElement.cloneNode(true);
  const number = story.id.slice(1);
  for (const other of all(".story", copy)) if (other.id !== story.id) other.remove();
  for (const doc of all(".doc", copy)) if (!new RegExp("^" + number + "[A-Z]").test(doc.dataset.lineage || "")) doc.remove();
  for (const extra of all(".toc, .singles, .messages, .copy, .back, .tools > *", copy)) extra.remove();
  for (const other of all(".rebased", copy)) other.remove();
  for (const hidden of all(".row[hidden], .map[hidden]", copy)) hidden.hidden = false;
  for (const filled of all(".facets option:not(:first-child)", copy)) filled.remove();
  return "<!doctype html>\n" + copy.outerHTML + "\n";
};
for (const story of all(".story")) {
  const tools = one(".tools", story);
  if (!tools) continue;
  const title = textOf("h2", story);
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 50) || "story";
  const offers = [
    ["CSV", "every place of every row as a table", () => save(name + ".csv", "text/csv", tableOf(title, saved(story)))],
    ["JSON", "the rows of this story", () => save(name + ".json", "application/json", JSON.stringify({ story: title, address: addressOf(story.id), measures: "reporting, never truth", rows: saved(story) }, null, 1))],
    ["This story", "this story alone as one page", () => save(name + ".html", "text/html", alone(story))],
  ];
  for (const [words, hint, act] of offers) {
    const button = made("button", words, "save");
    button.title = hint;
    button.addEventListener("click", act);
    tools.append(button);
  }
}
`;

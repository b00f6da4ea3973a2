/** A copy button beside the address of a row: its words, its counts and a link that opens it again. */
export const COPY = String.raw`
const textOf = (query, from) => all(query, from).map((element) => element.textContent.replace(/\s+/g, " ").trim()).join("; ");
const support = (row) => textOf(":scope .support", row).split("; ")[0];
const wordsOfRow = (row) => {
  if (row.matches(".fact")) return textOf(".what", row) + " (" + support(row) + ")";
  if (row.matches(".dispute")) return textOf("h4", row) + ": " + textOf(".value", row) + " (" + support(row) + ")";
  if (row.matches(".utterance")) return "\u201c" + textOf("blockquote", row) + "\u201d " + textOf("summary .by", row) + " (" + support(row) + ")";
  return textOf("summary", row);
};
const addressOf = (id) => location.href.split("#")[0] + "#" + id;
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = made("textarea", text, "sr");
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  }
};
const offer = (event) => {
  const row = event.target.closest && event.target.closest(".row");
  if (!row || one(":scope > .copy", row) || !row.id) return;
  const button = made("button", "copy", "copy");
  button.title = "copy these words with their address";
  button.addEventListener("click", async () => {
    const isDone = await copied(wordsOfRow(row) + ". secondsource; it measures reporting, never truth. " + addressOf(row.id));
    button.textContent = isDone ? "copied" : "not copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  });
  row.append(button);
};
for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, offer);
`;

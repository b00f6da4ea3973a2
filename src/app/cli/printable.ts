/**
 * Words of an input made fit for a terminal: no control character that could move the cursor, no mark that could reorder the
 * line; each is shown by its number (`\\u202e`).
 */
export function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, escaped);
}

/** The same for words of several lines. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

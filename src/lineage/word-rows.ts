const [LINE_FEED, SPACE] = [10, 32];
/** Digits of a number, and the end of the row behind them. */
const DIGITS = 8;

/**
 * Rows `word number`, one a line, in order of the words by code unit, found by halving in the text itself: of 69,000 a pile asks for a
 * few hundred, and none becomes a string of its own before.
 */
export class WordRows {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  numberOf(word: string): number | undefined {
    const text = this.#text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const start = lineStart(text, (low + high) >> 1);
      const order = compareRow(text, start, word);
      if (order === 0)
        return Number.parseInt(text.slice(start + word.length + 1, start + word.length + 1 + DIGITS), 10);
      if (order > 0) high = start;
      else low = text.indexOf("\n", start) + 1 || text.length;
    }
    return undefined;
  }
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== LINE_FEED) start--;
  return start;
}

/** How the word of the row that begins at `start` stands to a word: 0 for the same, below 0 before it, above 0 after it. */
function compareRow(text: string, start: number, word: string): number {
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(start + i);
    if (endsWord(text, start + i)) return -1;
    if (code !== word.charCodeAt(i)) return code - word.charCodeAt(i);
  }
  return endsWord(text, start + word.length) ? 0 : 1;
}

/** Whether the number of a row comes next. */
function endsWord(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== SPACE) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 48 && next <= 57;
}

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
    let [low, high] = [0, this.#text.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = middle === 0 ? 0 : this.#text.lastIndexOf("\n", middle - 1) + 1;
      const stop = this.#text.indexOf("\n", middle);
      const end = stop < 0 ? this.#text.length : stop;
      const gap = this.#text.lastIndexOf(" ", end);
      const found = this.#text.slice(start, gap);
      if (found === word) return Number(this.#text.slice(gap + 1, end));
      if (found < word) low = end + 1;
      else high = start;
    }
    return undefined;
  }
}

/** Letters that a word needs for a full stop behind it to end a sentence though no blank follows. */
const LEAST_LETTERS = 3;
/** Longest words on both sides that are looked at. */
const REACH = 24;
/** A word in small letters, at the beginning or behind a blank, a quotation mark, a hyphen or an apostrophe. */
const BEFORE = /(?:^|[\s“”"’'‘(-])\p{Ll}{3,}$/u;
/** A word that opens a sentence. */
const BEHIND = /^(?:\p{Lu}\p{Ll}+|[AI](?=\s))/u;
const OF_ADDRESS = /^(?:com|org|net|edu|gov|info|html?|js)$/iu;

/** "They were hurt.A third man left": whether the mark at `at` ends a sentence of a page that leaves no blank behind it. */
export function isGluedStop(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 46 && code !== 33 && code !== 63) return false;
  if (at < LEAST_LETTERS || !isCapital(text.charCodeAt(at + 1))) return false;
  if (!BEFORE.test(text.slice(Math.max(0, at - REACH), at))) return false;
  const word = BEHIND.exec(text.slice(at + 1, at + 1 + REACH))?.[0] ?? "";
  return word !== "" && !OF_ADDRESS.test(word);
}

/** A capital of the Latin alphabet or one beyond it: what is no capital falls through `BEHIND`. */
function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || code > 127;
}

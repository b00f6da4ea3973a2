/** Letters beyond ASCII that a language writes (lower case); from the orthographies themselves. */
const ALPHABETS: readonly (readonly [charsets: readonly string[], letters: string])[] = [
  // Western: windows-1252 and Mac Roman hold all of them.
  ...["äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "àèéìíîòóùúªº", "àáâãçéêíóôõúüªº", "åäöé", "åæøéòó", "ëïéèóöüêá"].map(
    (letters) => [["windows-1252", "macintosh"], letters] as const,
  ),
  [["windows-1252"], "áðéíóúýþæö"],
  [["windows-1252"], "àáèéíïòóúüç·"],
  // Central European.
  ...["áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ", "čšž", "äöüß"].map(
    (letters) => [["windows-1250", "iso-8859-2"], letters] as const,
  ),
  [["windows-1254"], "çğıöşüâîûi̇"],
  // Baltic.
  ...["ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"].map((letters) => [["windows-1257"], letters] as const),
];

/** What windows-1252 has at 0x80-0x9f: Node's decoder passes these bytes through as control characters. */
const C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Decodes bytes of a WHATWG encoding; windows-1252 with its signs at 0x80-0x9f. */
export function decodeSingle(bytes: Uint8Array, charset: string): string {
  const plain = new TextDecoder(charset).decode(bytes);
  if (charset !== "windows-1252") return plain;
  return plain.replace(/[\u0080-\u009f]/g, (code) => C1[code.charCodeAt(0) - 0x80]!);
}

/** Signs that stand between two letters only when the charset is wrong. */
const ALIEN = /[¡-©«-¹»-¿×÷\u0080-\u009f†‡ˆ‰‹›˜™•„…¤˛˝ˇ˘¸˙]/u;

const FEWEST_LETTERS = 4;

/**
 * The single-byte charset of Latin letters: the one in which nearly all letters beyond ASCII belong to the alphabet of one
 * language, windows-1252 where several do equally well or none does. Set on texts in 20 languages;
 * `test/article/charset.test.ts` holds them.
 */
export function latinCharset(bytes: Uint8Array): string {
  // A handful of letters fits some language in any charset.
  if (bytes.filter((byte) => byte >= 0x80).length < FEWEST_LETTERS) return "windows-1252";
  let best = { charset: "windows-1252", foreign: foreignShare(bytes, "windows-1252") };
  // One letter in eight may come from a foreign name.
  if (best.foreign <= 0.02) return best.charset;
  for (const charset of ["windows-1250", "iso-8859-2", "windows-1254", "windows-1257", "macintosh"]) {
    const foreign = foreignShare(bytes, charset);
    if (foreign < best.foreign && foreign <= 0.125) best = { charset, foreign };
  }
  return best.charset;
}

/** Share of the letters beyond ASCII that the best-fitting language of a charset does not write, 0..1. */
function foreignShare(bytes: Uint8Array, charset: string): number {
  const text = decodeSingle(bytes, charset);
  const counts = new Map<string, number>();
  let all = 0;
  for (const match of text.matchAll(/[^\x00-\x7f]/gu)) {
    const character = match[0].toLowerCase();
    const isLetter = /\p{L}/u.test(character);
    if (!isLetter && !(ALIEN.test(character) && isInsideWord(text, match.index))) continue;
    all++;
    // A capital after a small letter is no letter of any language at that place.
    if (isLetter && character !== match[0] && /\p{Ll}/u.test(text.charAt(match.index - 1))) continue;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  if (all === 0) return 0;
  let most = 0;
  for (const [charsets, letters] of ALPHABETS) {
    if (!charsets.includes(charset)) continue;
    let own = 0;
    for (const letter of new Set(letters)) own += counts.get(letter) ?? 0;
    most = Math.max(most, own);
  }
  return 1 - most / all;
}

function isInsideWord(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));
}

/** Bytes of windows-1252 in 0x80-0x9f by the character they stand for. */
const BYTES = new Map<string, number>([...C1].map((character, i) => [character, 0x80 + i]));
const SUSPECT = /[ÂÃâÄÅÐÑÎÏØÙà-ï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;
const RUN = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/gu;

/**
 * A text whose UTF-8 was read as windows-1252 and encoded again (`cafÃ©`), set right; `undefined` when it is none. At least
 * three runs must be valid UTF-8 when taken as bytes, and nine of ten of all runs: a report that only mentions such a word stays
 * as it is.
 */
export function undoneTwice(text: string): string | undefined {
  if (!SUSPECT.test(text.slice(0, 1 << 20))) return undefined;
  let undone = 0;
  let kept = 0;
  const read = text.replace(RUN, (run) => {
    const inner = SUSPECT.test(run) ? asUtf8(run) : undefined;
    if (inner === undefined) kept++;
    else undone++;
    return inner ?? run;
  });
  return undone >= 3 && undone >= 9 * kept ? read : undefined;
}

function asUtf8(run: string): string | undefined {
  const bytes = Uint8Array.from(run, (character) => BYTES.get(character) ?? character.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

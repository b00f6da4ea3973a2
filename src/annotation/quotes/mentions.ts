import { NOUNS } from "./lexicon.ts";
import type { Passage } from "./passages.ts";

/** Words after which marks hold a name: 'a film called "The Salt Road"', 'known as "Shorty"'. */
const NAMERS = new Set("called named titled entitled dubbed nicknamed known as termed labelled labeled".split(" "));
/** Nouns whose names stand in marks beside them. */
const WORKS = new Set(
  `film movie song single album book novel poem play show series episode programme program game magazine column painting
  exhibition hit musical opera ballet track track video clip motto slogan hashtag phrase word term nickname headline title
  chapter documentary sitcom drama comedy thriller soundtrack anthem ballad memoir essay podcast app ship operation project`.split(
    /\s+/,
  ),
);
/** What is written on them nobody says. */
export const INSCRIBED = new Set(
  "sign signs placard placards banner banners poster posters plaque label t-shirt shirt shirts sticker graffiti billboard billboards scoreboard screen flag flags".split(
    " ",
  ),
);
/** Lexemes between a thing and what it reads. */
const REACH = 8;
/** Words of a title that stay small. */
const SMALL = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|by|with|from|as|is|vs)$/;

/**
 * True when the marks name something instead of giving words that were said: a title in capitals, a nickname inside a name,
 * a name after "called", the name of a work beside its noun.
 */
export function isMention(p: Passage, run: number): boolean {
  const range = p.runRanges[run]!;
  const words = p.lexemes.slice(range.from, range.to).filter(({ kind }) => kind !== "mark");
  if (words.length === 0) return true;
  const [left, right] = [p.lexemes[range.from - 1], p.lexemes[range.to]];
  const ends = p.lexemes[range.to - 2]?.text ?? "";
  const isSentence = /^[.!?]$/.test(ends) && words.length > 2;
  const isTitle = words.every(({ cap, kind, lower }, k) => cap || kind === "number" || (k > 0 && SMALL.test(lower)));
  if (isInscription(p, range.from)) return true;
  if (left?.cap && right?.cap && words.length <= 3) return true;
  if (left && !isSentence && (WORKS.has(left.lower) || NAMERS.has(left.lower))) return isTitle || words.length <= 3;
  if (right && WORKS.has(right.lower) && words.length <= 6) return true;
  return isTitle && words.length > 1 && !isSentence && !NOUNS.roles.has(words[0]!.lower);
}

/** 'placards that read "…"', 'the sign above the pier read: "…"' */
function isInscription(p: Passage, from: number): boolean {
  const verb = p.lexemes[from - 1]?.text === ":" ? from - 2 : from - 1;
  if (!/^(?:read|reads|reading|saying|said)$/.test(p.lexemes[verb]?.lower ?? "")) return false;
  return p.lexemes.slice(Math.max(0, verb - REACH), verb).some(({ lower }) => INSCRIBED.has(lower));
}

import type { Lexeme } from "../lexemes.ts";
import type { Reader } from "./reader.ts";

/** Furthest a cue may stand from the words it turns, in lexemes. */
const REACH = 20;
const MODAL = /^(?:will|'ll|we'll|he'll|she'll|they'll|it'll|you'll|won't|shall|upcoming|forthcoming|wird|werden)$/;
/** Before "to" and a verb: what has not happened yet. */
const INTENDS =
  /^(?:is|are|'s|'re|am|plans?|planned|planning|expects?|expected|expecting|due|set|scheduled|slated|going|likely|hopes?|hoping|wants?|intends?|intended|aims?|aiming|about|ready|poised|promises|promised|vows|vowed|agreed|agrees|prepares|preparing|bound|needs?|ought|urged|asked|ordered|told|invited|required|allowed|able)$/;
/** Before "for" and the day, so many lexemes before it: "called for Sunday", not "called for talks on Sunday". */
const FOR_REACH = 4;
const SET_FOR = /^(?:set|scheduled|slated|planned|due|expected|announced|called|booked|fixed|promised|promises|plans)$/;
/** Lexemes between what is set and "for" with its day. */
const SET_REACH = 8;
/** Present tense of what is arranged beforehand: "the strike starts on Monday", "voters go on Sunday". */
const ARRANGED =
  /^(?:starts|begins|opens|closes|ends|expires|resumes|returns|meets|leaves|departs|arrives|goes|travels|faces|hosts|takes|convenes|heads|kicks|start|begin|open|meet|leave|resume|go|depart|vote|convene|travel)$/;
const PAST =
  /^(?:was|were|had|did|said|told|met|came|went|began|made|took|left|got|held|won|lost|hit|struck|fell|rose|broke|found|shot|sent|gave|saw|knew|led|fled|flew|drove|ran|sat|spoke|stood|thought|wrote|brought|bought|built|caught|chose|cut|felt|fought|heard|kept|paid|put|read|sank|sold|set|shut|slid|spent|swept|threw|tore|withdrew|grew|drew|became|beat|blew|burst|died|been|have|has|'ve|ago|since)$/;
/** "As planned" and "the planned strike" say nothing of the day. */
const UNLIKE_PLAN = /^(?:as|previously|long|originally)$/;
const ATTRIBUTE = /^(?:the|a|an|his|her|its|their|our|of|in|for|by|with|and|no|some|any|more|most)$/;

/**
 * Whether a day named without its week lies ahead, by the verb that governs it: the nearest cue before it in its clause, else
 * the nearest behind it. `undefined` where nothing tells. "is to open on Friday" looks ahead, "said on Friday" back.
 */
export function directionOf({ lexemes }: Reader, at: number): "ahead" | "back" | undefined {
  const first = opensClause(lexemes, at) ? undefined : leftCue(lexemes, at);
  return first ?? rightCue(lexemes, at) ?? (opensClause(lexemes, at) ? leftCue(lexemes, at) : undefined);
}

/** Looks for words that put the clause around `at` in the future. */
export function looksAhead(reader: Reader, at: number): boolean {
  return directionOf(reader, at) === "ahead";
}

/** "ended Jan. 31", "died on 3 May": a past verb right before the day. */
export function isRightAfterPast({ lexemes }: Reader, at: number): boolean {
  const k = /^(?:on|in|of)$/.test(lexemes[at - 1]?.lower ?? "") ? at - 2 : at - 1;
  return k >= 0 && cueAt(lexemes, k, at) === "back" && lexemes[k - 1]?.lower !== "be";
}

/** "On Friday, the court ...": the verb is still to come. */
function opensClause(lexemes: readonly Lexeme[], at: number): boolean {
  const k = /^(?:on|in|by|from|at|since|until|late|early|last|next|this)$/.test(lexemes[at - 1]?.lower ?? "")
    ? at - 2
    : at - 1;
  return k < 0 || isStop(lexemes[k]!) || lexemes[k]!.text === "`" || /^[“"]$/.test(lexemes[k]!.text);
}

function leftCue(lexemes: readonly Lexeme[], at: number): "ahead" | "back" | undefined {
  for (let k = at - 1; k >= 0 && at - k <= REACH && !isStop(lexemes[k]!); k--) {
    const isArranged = at - k <= 6 && ARRANGED.test(lexemes[k]!.lower) && !isNoun(lexemes, k);
    const cue = isArranged ? "ahead" : cueAt(lexemes, k, at);
    if (cue) return cue;
  }
  return undefined;
}

function isNoun(lexemes: readonly Lexeme[], k: number): boolean {
  const before = lexemes[k - 1]?.lower ?? "";
  return lexemes[k]!.cap || before === "to" || ATTRIBUTE.test(before);
}

function rightCue(lexemes: readonly Lexeme[], at: number): "ahead" | "back" | undefined {
  for (let k = at + 1; k < lexemes.length && k - at <= REACH && !isStop(lexemes[k]!); k++) {
    if (/^(?:who|which|whose|whom)$/.test(lexemes[k]!.lower)) k = behindRelative(lexemes, k);
    const cue = k < lexemes.length && !isStop(lexemes[k]!) ? cueAt(lexemes, k, at) : undefined;
    if (cue) return cue;
  }
  return undefined;
}

/** Where a relative clause ends: at its comma, else behind its verb. "The council, which will vote in June, rejected it." */
function behindRelative(lexemes: readonly Lexeme[], at: number): number {
  const isParted = lexemes[at - 1]?.text === ",";
  for (let k = at + 1; k < lexemes.length && k - at <= REACH && !isStop(lexemes[k]!); k++) {
    if (isParted && lexemes[k]!.text === ",") return k;
    if (!isParted && cueAt(lexemes, k, at) !== undefined) return k + (lexemes[k + 1]?.lower === "to" ? 3 : 1);
  }
  return at;
}

/** The word at `k` as a cue for the day at `at`. */
function cueAt(lexemes: readonly Lexeme[], k: number, at: number): "ahead" | "back" | undefined {
  const { lower, kind, cap } = lexemes[k]!;
  if (kind !== "word") return undefined;
  const [before, after] = [lexemes[k - 1]?.lower ?? "", lexemes[k + 1]?.lower ?? ""];
  if (MODAL.test(lower)) return "ahead";
  if (lower === "to" && INTENDS.test(before) && lexemes[k + 1]?.kind === "word" && !/^(?:the|a|an|be)$/.test(after))
    return "ahead";
  if (lower === "be" && /^(?:to|may|should|must)$/.test(before)) return "ahead";
  if (SET_FOR.test(lower) && isSetFor(lexemes, k, at)) return "ahead";
  if (INTENDS.test(lower) && after === "to") return /^(?:is|are|'s|'re|am)$/.test(lower) ? undefined : "ahead";
  if (/^(?:scheduled|slated|planned)$/.test(lower) && !UNLIKE_PLAN.test(before) && !ATTRIBUTE.test(before))
    return "ahead";
  const isPast = PAST.test(lower) || (/ed$/.test(lower) && lower.length > 4 && !cap && !ATTRIBUTE.test(before));
  return isPast && !/^(?:be|is|are|being)$/.test(before) ? "back" : undefined;
}

/** "Called for next Sunday", "promised a boat for Thursday"; not "called for talks on Sunday", "the planned vote", "for Thursday's fire". */
function isSetFor(lexemes: readonly Lexeme[], k: number, at: number): boolean {
  if (lexemes[k + 1]?.lower === "for" && at > k && at - k <= FOR_REACH) return true;
  const isForDay = lexemes[at - 1]?.lower === "for" && !/^['’]s$/.test(lexemes[at + 1]?.lower ?? "");
  return isForDay && at > k && at - k <= SET_REACH && !ATTRIBUTE.test(lexemes[k - 1]?.lower ?? "");
}

function isStop(lexeme: Lexeme): boolean {
  return /^[?!;.”]$/.test(lexeme.text);
}

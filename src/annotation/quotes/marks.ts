import type { Span } from "../../model/index.ts";

/** One run of words between quotation marks. `span` excludes the marks, `outer` includes them. */
export interface MarkedRun {
  readonly span: Span;
  readonly outer: Span;
  readonly closed: boolean;
}

interface Open {
  readonly mark: string;
  readonly at: number;
  readonly width: number;
}

/** Which marks close what an opening mark opened; straight marks are told apart by the space around them. */
const CLOSES: Readonly<Record<string, string>> = {
  "“": "”\"“''’’",
  "”": "”",
  "„": '“”"',
  "«": "»",
  "»": "«",
  "‹": "›",
  "「": "」",
  "『": "』",
  '"': "\"”''",
  "''": "''",
  "``": "''",
};
const MARK = /[“”„"«»‹›「」『』]|``|''|’’/gu;
const SINGLE_OPEN = /(?<=^|[\s([—–:])[‘'](?=[\p{L}\p{N}])/gu;
const SINGLE_CLOSE = /[’'](?![\p{L}\p{N}])/gu;
/** Longest run between single marks, in code units: they double as apostrophes, so long ones are guesses. */
const LONGEST_SINGLE = 400;

/**
 * The quoted runs of one paragraph, outermost only, in text order. `isOpen`: a quotation of the paragraph before goes on.
 * An opening mark that is never closed runs to the
 * next opening mark or the paragraph end; a closing mark without an opening one is ignored. Linear; never throws.
 */
export function markedRuns(text: string, paragraph: Span, isOpen = false): MarkedRun[] {
  const runs: MarkedRun[] = [];
  const part = text.slice(paragraph.start, paragraph.end);
  let open: Open | undefined;
  let mayClose = isOpen;
  for (const match of part.matchAll(MARK)) {
    const mark = match[0];
    const at = match.index;
    if (mayClose && isCloser(part, mark, at))
      push(runs, paragraph.start, { mark, at: 0, width: 0 }, at, mark.length, true);
    mayClose = false;
    if (open && closes(part, open, mark, at)) {
      push(runs, paragraph.start, open, at, mark.length, true);
      open = undefined;
    } else if (opens(part, mark, at)) {
      if (open) pushUnclosed(runs, part, paragraph.start, open, at);
      open = { mark, at, width: mark.length };
    }
  }
  if (open) push(runs, paragraph.start, open, part.length, 0, false);
  return runs.length > 0 ? runs : singleRuns(part, paragraph.start);
}

/** ", said Orth. “It": the words between two opening marks end where a tag tells who said them. */
const TAG = /,\s(?=(?:said|says|added)\s\p{Lu})/u;

function pushUnclosed(runs: MarkedRun[], part: string, base: number, open: Open, next: number): void {
  const tag = TAG.exec(part.slice(open.at, next));
  if (tag) push(runs, base, open, open.at + tag.index + 1, 0, true);
  else push(runs, base, open, next, 0, false);
}

/** A mark that closes what an earlier paragraph opened: it follows a word and no word follows it. */
function isCloser(part: string, mark: string, at: number): boolean {
  return /^(?:”|"|»|'')$/.test(mark) && at > 0 && !isSpace(part, at - 1) && !isWordAt(part, at + mark.length);
}

function closes(part: string, open: Open, mark: string, at: number): boolean {
  if (!(CLOSES[open.mark] ?? "").includes(mark)) return false;
  const spaceBefore = isSpace(part, at - 1);
  const letterAfter = isWordAt(part, at + mark.length);
  if (mark === "“") return open.mark === "„" || (!spaceBefore && !letterAfter);
  if (mark === '"' || (mark === "''" && open.mark === "''")) return !(spaceBefore && letterAfter);
  return true;
}

function opens(part: string, mark: string, at: number): boolean {
  if (mark === '"' || mark === "''") return !isWordAt(part, at - 1) && !isSpace(part, at + mark.length);
  if (mark === "”") return isWordAt(part, at + 1) && !isWordAt(part, at - 1) && (at === 0 || isSpace(part, at - 1));
  if (mark === "»") return isWordAt(part, at + 1) && !isWordAt(part, at - 1);
  return mark in CLOSES;
}

function push(runs: MarkedRun[], base: number, open: Open, close: number, width: number, closed: boolean): void {
  const start = base + open.at + open.width;
  let end = base + close;
  if (end <= start) return;
  if (!closed && width === 0) end = Math.max(start, end);
  runs.push({ span: { start, end }, outer: { start: base + open.at, end: base + close + width }, closed });
}

function singleRuns(part: string, base: number): MarkedRun[] {
  const runs: MarkedRun[] = [];
  const closers = [...part.matchAll(SINGLE_CLOSE)].map((match) => match.index);
  let next = 0;
  let done = -1;
  for (const { index: at } of part.matchAll(SINGLE_OPEN)) {
    if (at < done) continue;
    while (next < closers.length && closers[next]! <= at + 1) next++;
    const close = closingSingle(part, closers, next, at);
    if (close === undefined && opensSpeech(part, at)) {
      push(runs, base, { mark: part[at]!, at, width: 1 }, part.length, 0, false);
      break;
    }
    if (close === undefined) continue;
    push(runs, base, { mark: part[at]!, at, width: 1 }, close, 1, true);
    done = close;
  }
  return runs;
}

/** "‘We shall stay. ¶ ‘Nobody leaves": a single mark that opens a paragraph, or follows a colon, and closes in a later one. */
function opensSpeech(part: string, at: number): boolean {
  const before = part.slice(0, at).trimEnd();
  return (before === "" || before.endsWith(":")) && /^.\p{Lu}/u.test(part.slice(at));
}

function closingSingle(part: string, closers: readonly number[], from: number, at: number): number | undefined {
  let plain: number | undefined;
  for (let i = from; i < closers.length && closers[i]! - at <= LONGEST_SINGLE; i++) {
    const close = closers[i]!;
    if (/[,.?!]/.test(part[close - 1] ?? "")) return close;
    if (isSpace(part, close - 1)) continue;
    if (part[close - 1] !== "s") return plain ?? close;
    plain ??= close;
  }
  return plain;
}

function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || /\s/.test(text[at]!);
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]!);
}

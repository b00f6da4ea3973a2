import type { Span } from "../../model/index.ts";
import type { Cue } from "./clauses.ts";
import { CLASSES } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";
import { innerSpan, plainWords, runsIn } from "./ranges.ts";

/** One stretch of words laid in somebody's mouth, before names are resolved. */
export interface Attribution {
  readonly span: Span;
  readonly kind: "direct" | "mixed" | "indirect";
  readonly marks: "present" | "stripped" | "none";
  readonly speaker?: Span;
  readonly cue?: Span;
  readonly parts?: readonly Span[];
  readonly isStance?: boolean;
}

/** Who speaks and the words that say so. */
export interface Source {
  readonly speaker?: Span;
  readonly cue?: Span;
}

/** One passage while it is read: what was found, which quoted runs are given away, which wait for a speaker. */
export class Reading {
  readonly p: Passage;
  readonly found: Attribution[] = [];
  /** Whoever spoke last in this passage. */
  here: Source | undefined;
  readonly #taken = new Set<number>();
  readonly #pending: number[] = [];

  constructor(p: Passage) {
    this.p = p;
  }

  /** The words of a range as a span. */
  spanOf({ from, to }: Range): Span {
    return { start: this.p.lexemes[from]!.start, end: this.p.lexemes[to - 1]!.end };
  }

  /** Who speaks by a reporting word. */
  sourceOf({ at, end, speaker }: Cue): Source {
    const cue = this.spanOf({ from: at, to: end });
    return speaker ? { speaker: this.spanOf(speaker), cue } : { cue };
  }

  isTaken(run: number): boolean {
    return this.#taken.has(run);
  }

  get isWaiting(): boolean {
    return this.#pending.length > 0;
  }

  /** Keeps a quoted run until somebody speaks. */
  wait(run: number): void {
    this.#pending.push(run);
  }

  /** Gives a quoted run to a speaker, once. */
  give(run: number, source: Source, kind: "direct" | "mixed"): void {
    if (this.#taken.has(run)) return;
    this.#taken.add(run);
    this.found.push({ span: this.p.runs[run]!.span, kind, marks: "present", ...source });
  }

  /** Gives the waiting runs away; without a speaker only those that `stands` alone. */
  giveWaiting(source: Source | undefined, stands: (run: number) => boolean): void {
    for (const run of this.#pending) if (source || stands(run)) this.give(run, source ?? {}, "direct");
    this.#pending.length = 0;
  }

  /** Takes the words of a range: quoted runs alone are direct, in other words mixed, no marks indirect. */
  take(range: Range, source: Source, isBeforeTag: boolean): Attribution | undefined {
    const { p } = this;
    const runs = runsIn(p, range);
    for (const run of runs) this.#taken.add(run);
    if (runs.length && plainWords(p, range) === 0) {
      for (const run of runs) this.found.push({ span: p.runs[run]!.span, kind: "direct", marks: "present", ...source });
      return undefined;
    }
    const span = innerSpan(p, range);
    if (span.end <= span.start) return undefined;
    const isStripped = isBeforeTag && isFirstPerson(p, range);
    if (runs.length) this.found.push({ span, kind: "mixed", marks: "present", ...source });
    else if (isStripped) this.found.push({ span, kind: "direct", marks: "stripped", ...source });
    else this.found.push({ span, kind: "indirect", marks: "none", ...source });
    return this.found.at(-1);
  }
}

function isFirstPerson(p: Passage, range: Range): boolean {
  for (let k = range.from; k < range.to; k++) {
    const lexeme = p.lexemes[k]!;
    if (CLASSES.firstPerson.has(lexeme.lower) && lexeme.text !== "US" && lexeme.text !== "U.S.") return true;
  }
  return false;
}

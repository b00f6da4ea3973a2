import type { AnnotatedArticle, Span } from "../../../src/model/index.ts";
import { randomFrom, shuffled } from "../../../train/random.ts";
import { report } from "../piles.ts";
import { type HiddenFact, hiddenFacts, someOf } from "./table.ts";

/** What one sentence of a report says of a hidden fact. */
export interface Told {
  readonly fact: string;
  readonly number?: number;
  readonly isDenied: boolean;
  readonly span: Span;
}
/** A report and what is known of it. */
export interface Written {
  readonly report: AnnotatedArticle;
  readonly told: readonly Told[];
  readonly draft: Draft;
  /** Number of the text it was made from. */
  readonly lineage: number;
}
/** A pile with the answers. */
export interface HiddenPile {
  readonly facts: readonly HiddenFact[];
  readonly written: readonly Written[];
}
/** What a report is written from. */
export interface Draft {
  readonly lines: readonly Line[];
  readonly lineage: number;
  readonly publisher: string | undefined;
  readonly hour: number;
}
/** One sentence to be written. */
interface Line {
  readonly fact: HiddenFact;
  readonly number: number | undefined;
  readonly isDenied: boolean;
  readonly wording: number;
}

const PUBLISHERS = ["Velm Post", "Coast News", "Daily Anchor", undefined, undefined];

/** A pile written from a hidden table: some texts of their own, with copies, rewrites, denials, updates and errors. */
export function hiddenPile(seed: number): HiddenPile {
  const random = randomFrom(seed);
  const facts = hiddenFacts(random);
  const drafts: Draft[] = [];
  const texts = 2 + Math.floor(random() * 2);
  for (let lineage = 0; lineage < texts; lineage++) {
    const own = draftOf(facts, lineage, random);
    drafts.push(own);
    if (random() < 0.5) drafts.push({ ...own, publisher: publisherOf(random), hour: own.hour + 1 });
    if (random() < 0.5) drafts.push(rewritten(own, random));
  }
  return { facts, written: drafts.map((draft, index) => writtenFrom(draft, `r${index}`)) };
}

function publisherOf(random: () => number): string | undefined {
  return PUBLISHERS[Math.floor(random() * PUBLISHERS.length)];
}

/** A text of its own: some facts, now and then with a denial, a later toll or an error. */
function draftOf(facts: readonly HiddenFact[], lineage: number, random: () => number): Draft {
  const hour = 6 + 4 * lineage;
  const lines = someOf(facts, 4, random).map((fact): Line => {
    const isDenied = fact.denials !== undefined && random() < 0.25;
    const wordings = isDenied ? fact.denials! : fact.wordings;
    const number = isDenied ? undefined : numberOf(fact, lineage, random);
    return { fact, number, isDenied, wording: Math.floor(random() * wordings.length) };
  });
  return { lines, lineage, publisher: publisherOf(random), hour };
}

function numberOf({ number, grows }: HiddenFact, lineage: number, random: () => number): number | undefined {
  if (number === undefined) return undefined;
  if (grows && random() < 0.3) return number + 2 * lineage;
  return random() < 0.2 ? number + 11 + Math.floor(random() * 5) : number;
}

/** The same lines in other words and another order. */
function rewritten(draft: Draft, random: () => number): Draft {
  const lines = draft.lines.map((line) => {
    const wordings = line.isDenied ? line.fact.denials! : line.fact.wordings;
    return { ...line, wording: (line.wording + 1) % wordings.length };
  });
  return { ...draft, lines: shuffled(lines, random), publisher: publisherOf(random), hour: draft.hour + 2 };
}

/** The same text again under another id, by an unknown publisher. */
export function copyOf({ draft }: Written, id: string): Written {
  return writtenFrom({ ...draft, publisher: undefined }, id);
}

/** One of the pile's reports in other words. */
export function rewriteOf({ written }: HiddenPile, index: number, id: string): Written {
  return writtenFrom({ ...rewritten(written[index]!.draft, randomFrom(index + 1)), publisher: undefined }, id);
}

function writtenFrom(draft: Draft, id: string): Written {
  const { lines, lineage, publisher, hour } = draft;
  const told: Told[] = [];
  let text = "";
  for (const { fact, number, isDenied, wording } of lines) {
    const words = (isDenied ? fact.denials! : fact.wordings)[wording]!.replace("$", String(number));
    const span = { start: text.length, end: text.length + words.length };
    told.push({ fact: fact.id, ...(number !== undefined && { number }), isDenied, span });
    text += `${words}\n\n`;
  }
  const published = `2031-05-14T${String(hour).padStart(2, "0")}:00:00Z`;
  return { report: report(id, text, { published, ...(publisher && { publisher }) }), told, draft, lineage };
}

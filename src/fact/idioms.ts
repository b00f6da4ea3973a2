import { type Claim, wordsOf } from "../model/index.ts";
import { loadPredicates, wordsIn } from "./load.ts";
import { stemOf } from "./stems.ts";

/** Words behind a verb, and before a noun, among which the other half of an idiom stands, and how far these may reach. */
const NEAR = 3;
const REACH = 40;
/** Small words of verbs in two words, which the parse has joined to them, and a mark of the classes that is no word. */
const PARTICLES = new Set(wordsIn("particle"));
const STOP = /[,.;:!?\n"“”()]/u;

interface Idioms {
  /** Idioms by the stems of both their words. */
  readonly byStems: ReadonlyMap<string, string>;
  readonly verbs: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

let known: Idioms | undefined;

/** The idiom that a claim is the verb or the noun of, as the classes of predicates have it: `open_fire`, `lose_life`. */
export function idiomOf({ head, predicate, roles }: Claim, text: string): string | undefined {
  known ??= read();
  const verb = stemOf(predicate.split(" ")[0]!.toLowerCase());
  if (known.verbs.has(verb)) {
    const patients = roles.filter(({ role }) => role === "theme").map(({ name }) => stemOf(lastWordOf(name)));
    const found = idiomIn([...behind(text, head.end), ...patients].map((other) => `${verb} ${other}`));
    if (found !== undefined) return found;
  }
  const noun = stemOf(text.slice(head.start, head.end).toLowerCase());
  return known.others.has(noun) ? idiomIn(before(text, head.start).map((other) => `${other} ${noun}`)) : undefined;
}

function idiomIn(pairs: readonly string[]): string | undefined {
  return pairs.map((pair) => known!.byStems.get(pair)).find((idiom) => idiom !== undefined);
}

function lastWordOf(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
}

/** Stems of the words behind a place, up to a stop. */
function behind(text: string, at: number): string[] {
  const [line] = text.slice(at, at + REACH).split(STOP);
  return stemsOf(line!).slice(0, NEAR);
}

function before(text: string, at: number): string[] {
  return stemsOf(
    text
      .slice(Math.max(0, at - REACH), at)
      .split(STOP)
      .at(-1)!,
  ).slice(-NEAR);
}

function stemsOf(line: string): string[] {
  return wordsOf(line).map((word) => stemOf(word.text));
}

function read(): Idioms {
  const pairs = Object.values(loadPredicates().classes).flatMap((words) =>
    words.split(" ").flatMap((word) => {
      const [verb, other, ...rest] = word.split("_");
      if (other === undefined || rest.length > 0 || PARTICLES.has(other)) return [];
      return [{ verb: stemOf(verb!), other: stemOf(other), word }];
    }),
  );
  return {
    byStems: new Map(pairs.map(({ verb, other, word }) => [`${verb} ${other}`, word])),
    verbs: new Set(pairs.map(({ verb }) => verb)),
    others: new Set(pairs.map(({ other }) => other)),
  };
}

import { setOf, table } from "./lexicon.ts";
import type { Tree } from "./tree.ts";

interface MeasureRow {
  /** Verbs whose object is counted. */
  readonly done: string;
  /** Verbs whose subject is counted. */
  readonly undergone: string;
  readonly state: string;
  /** Nouns that count by themselves. */
  readonly count: string;
  /** `verb:word`, the word standing below the verb. */
  readonly object: string;
}

interface PeopleTable {
  readonly done: ReadonlyMap<string, string>;
  readonly undergone: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly count: ReadonlyMap<string, string>;
  readonly object: ReadonlyMap<string, string>;
  readonly nouns: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
}

let loaded: PeopleTable | undefined;

/** The words by which people are counted as killed, injured, arrested and so on. */
export function peopleTable(): PeopleTable {
  loaded ??= readPeople();
  return loaded;
}

function readPeople(): PeopleTable {
  const { measures, nouns } = table<{ measures: Record<string, MeasureRow>; nouns: string }>("people", {
    measures: {},
    nouns: "",
  });
  const by = (field: keyof MeasureRow) =>
    new Map(
      Object.entries(measures).flatMap(([measure, row]) =>
        [...setOf(row[field])].map((word) => [word.replaceAll("_", " "), measure] as const),
      ),
    );
  return {
    done: by("done"),
    undergone: by("undergone"),
    state: by("state"),
    count: by("count"),
    object: by("object"),
    nouns: setOf(nouns),
    measures: new Set(Object.keys(measures)),
  };
}

/** Whether a measure counts people by what became of them. */
export function isPeopleMeasure(measure: string | undefined): boolean {
  return measure !== undefined && peopleTable().measures.has(measure);
}

const PERSON_ENDING =
  /(?:man|men|woman|women|ologist|ian|eer|keeper|goer|worker|fighter|officer|grader|child|children)$/;

/** Whether a common noun means people. `firefighter` and `boy` do. */
export function meansPeople(lemma: string): boolean {
  return peopleTable().nouns.has(lemma) || PERSON_ENDING.test(lemma);
}

/** Whether an adjective says what became of people: `dead`, `missing`. */
export function isPeopleState(lemma: string): boolean {
  return peopleTable().state.has(lemma);
}

/** The numeral or the people right before a word: "one dead", "3 adults injured"; -1 where it follows neither. */
export function countedBefore(tree: Tree, i: number): number {
  const before = i - 1;
  if (before < 0 || tree.tokens[before]!.span.end + 2 < tree.tokens[i]!.span.start) return -1;
  const { upos, lemma } = tree.tokens[before]!;
  if (upos === "NUM") return before;
  const isPeople =
    (upos === "NOUN" || upos === "PROPN" || lemma === "old") && (meansPeople(lemma.toLowerCase()) || lemma === "old");
  return isPeople && lemma !== "police" ? before : -1;
}

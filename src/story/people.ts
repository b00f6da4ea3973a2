import { eachWord } from "../model/each-word.ts";
import { hash32 } from "../model/index.ts";
import { isGivenName, isUntelling, wordsOfKind } from "./load.ts";

/** Somebody whom a report names in full and who holds no office in it. */
export interface Person {
  /** Hash of the first and the last name. */
  readonly name: number;
  /** Ages in years that the report gives. */
  readonly ages: readonly number[];
  /** Named in title or lead, or more than once. */
  readonly isMain: boolean;
  /** Has a common first name, or is called by one name alone as well. */
  readonly isKnown: boolean;
}

/** Characters in which people are looked for, names of that many words, and people that are remembered. */
const READ = 8000;
const NAME_WORDS = 4;
const MOST = 40;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
/** "Ada Moor, 41, of Harwick", "Ada Moor (41)", "Ada Moor, aged 41". */
const AGE_BEHIND = /^(?:, | \(|,? aged? | \(aged? )(\d{1,2})(?=[,.;)]| of )/;
/** Characters in which an age may stand behind a name. */
const BEHIND = 20;

/** What is gathered of one full name. */
interface Gathered {
  readonly first: string;
  readonly last: string;
  readonly at: number;
  readonly ages: number[];
  count: number;
  isOther: boolean;
}

/** People that a text names in full, in the order in which they first come. `lead` is where title and lead end. Linear. */
export function peopleIn(text: string, lead: number): Person[] {
  const words = new Words(text.slice(0, READ));
  const full = new Map<string, Gathered>();
  const single = new Map<string, number[][]>();
  for (const run of words.runs()) {
    const { from, to } = words.named(run);
    if (to - from === 1) note(single, words.at(from), words.agesAt(run));
    else if (words.isFullName(from, to)) gather(full, words, run);
  }
  const people = [...full.values()].filter(({ isOther }) => !isOther).slice(0, MOST);
  return people.map(({ first, last, at, ages, count }) => {
    const alone = single.get(last) ?? [];
    return {
      name: hash32(`${first} ${last}`),
      ages: [...new Set([...ages, ...alone.flat()])],
      isMain: at < lead || count + alone.length > 1,
      isKnown: isGivenName(first) || alone.length > 0 || single.has(first),
    };
  });
}

function note(single: Map<string, number[][]>, name: string, ages: number[]): void {
  single.set(name, [...(single.get(name) ?? []), ages]);
}

function gather(full: Map<string, Gathered>, words: Words, run: Run): void {
  const { from, to } = words.named(run);
  const [first, last] = [words.at(from), words.at(to - 1)];
  const key = `${first} ${last}`;
  const known = full.get(key) ?? { first, last, at: words.starts[from]!, ages: [], count: 0, isOther: false };
  known.count++;
  known.ages.push(...words.agesAt(run));
  known.isOther ||= words.isTitled(run) || words.isPlaced(run.from);
  full.set(key, known);
}

/** Words in a row that are written like a name; half-open. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The words of a text by their places. */
class Words {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    eachWord(text, { start: 0, end: text.length }, (start, end) => {
      this.starts.push(start);
      this.ends.push(end);
    });
  }

  /** A word in small letters without a genitive; empty where there is none. */
  at(k: number): string {
    if (k < 0 || k >= this.starts.length) return "";
    const word = this.#text.slice(this.starts[k]!, this.ends[k]!).toLowerCase();
    return /['’]s$/.test(word) ? word.slice(0, -2) : word;
  }

  *runs(): Generator<Run> {
    for (let from = 0; from < this.starts.length; ) {
      let to = from;
      while (this.#isCapital(to) && (to === from || this.#follows(to))) to++;
      if (to > from) yield { from, to };
      from = Math.max(to, from + 1);
    }
  }

  /** A run without titles before it and without what stands behind a last name. */
  named({ from, to }: Run): Run {
    let [start, end] = [from, to];
    while (end > start && SUFFIX.test(this.at(end - 1))) end--;
    while (start < end && (this.#isTitle(start) || isUntelling(this.at(start)))) start++;
    return { from: start, to: end };
  }

  isFullName(from: number, to: number): boolean {
    if (to - from < 2 || to - from > NAME_WORDS || this.#isLetter(from) || this.#isLetter(to - 1)) return false;
    for (let k = from; k < to; k++) if (this.#isTitle(k) || isUntelling(this.at(k))) return false;
    return true;
  }

  isTitled({ from, to }: Run): boolean {
    const start = this.named({ from, to }).from;
    for (let k = this.#follows(from) ? from - 1 : from; k < start; k++) if (this.#isTitle(k)) return true;
    return false;
  }

  /** Whether a run stands where places do: "in Macon", "in downtown Macon". */
  isPlaced(from: number): boolean {
    if (!this.#follows(from)) return false;
    if (this.#isLocating(from - 1)) return true;
    return this.#follows(from - 1) && this.#isLocating(from - 2) && !this.#isCapital(from - 1);
  }

  /** The age that stands before or behind a run. */
  agesAt({ from, to }: Run): number[] {
    const end = this.ends[to - 1]!;
    const rest = this.#text.slice(end, end + BEHIND).replace(/^\.(?=,)/, "");
    const age = AGE_BEHIND.exec(rest)?.[1] ?? this.#ageBefore(from, to);
    return age === undefined ? [] : [Number(age)];
  }

  /** "41-year-old Ada Moor", not "41-year-old Harwick woman". */
  #ageBefore(from: number, to: number): string | undefined {
    const [age, years, old] = [this.at(from - 3), this.at(from - 2), this.at(from - 1)];
    if (old !== "old" || !/^years?$/.test(years) || !/^\d{1,2}$/.test(age)) return undefined;
    return wordsOfKind("person").has(this.at(to)) ? undefined : age;
  }

  #isLocating(k: number): boolean {
    return wordsOfKind("locating").has(this.at(k));
  }

  #isTitle(k: number): boolean {
    return wordsOfKind("title").has(this.at(k));
  }

  #isLetter(k: number): boolean {
    return this.ends[k]! - this.starts[k]! === 1;
  }

  /** With a capital at the beginning and not throughout; one letter counts. */
  #isCapital(k: number): boolean {
    if (k < 0 || k >= this.starts.length || isSmall(this.#text.charCodeAt(this.starts[k]!))) return false;
    const word = this.#text.slice(this.starts[k]!, this.ends[k]!);
    const first = word[0]!;
    return first !== first.toLowerCase() && (word.length === 1 || word !== word.toUpperCase());
  }

  /** Whether a word goes on with the one before it: one blank between, or the stop of what is shortened. */
  #follows(k: number): boolean {
    if (k < 1) return false;
    const between = this.#text.slice(this.ends[k - 1]!, this.starts[k]!);
    return between === " " || (between === ". " && (this.#isLetter(k - 1) || this.#isTitle(k - 1)));
  }
}

/** True of letters and digits of ASCII that are no capitals: most words begin with one. */
function isSmall(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

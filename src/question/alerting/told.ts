import type { Store } from "../../store/store.ts";

/** Where it is kept what an outlet has been told: its name and a thing, and nothing else. */
const SHELF = "alert-told";
const MARK = "\u0000";

/**
 * What has been told. A fact may go away and come again, and a story that is new is told with all its facts: a thing is told once a
 * rule all the same, where one of its names was told before.
 */
export class Told {
  readonly #names = new Set<string>();
  readonly #stories = new Map<string, string>();

  /** What an outlet was told in earlier runs. */
  static async of(store: Store, outlet: string): Promise<Told> {
    const told = new Told();
    const prefix = outlet + MARK;
    for await (const [key] of store.all(SHELF, { after: prefix, limit: Number.POSITIVE_INFINITY })) {
      if (!key.startsWith(prefix)) break;
      told.#names.add(key.slice(prefix.length));
    }
    return told;
  }

  /** Notes that a story goes on under another id. */
  rename(from: string, to: string): void {
    this.#stories.set(to, this.storyOf(from));
  }

  /** The id that a story had first, as far as it was seen. */
  storyOf(id: string): string {
    return this.#stories.get(id) ?? id;
  }

  /** Names of a thing as a rule sees it. */
  namesOf(rule: string, things: readonly (readonly string[])[]): string[] {
    return things.map((parts) => JSON.stringify([rule, ...parts]));
  }

  /** Whether one of the names was told; all are from now on. */
  isTold(names: readonly string[]): boolean {
    const isTold = names.some((name) => this.#names.has(name));
    for (const name of names) this.#names.add(name);
    return isTold;
  }
}

/** Keeps what an outlet was told. */
export function keepTold(
  change: { keep(shelf: string, key: string, value: Uint8Array | undefined): void },
  outlet: string,
  names: readonly string[],
): void {
  for (const name of names) change.keep(SHELF, outlet + MARK + name, new Uint8Array());
}

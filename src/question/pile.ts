import type { z } from "zod";
import type { Dossier } from "../model/index.ts";
import { pendingIn } from "../pile/unfinished.ts";
import type { Store } from "../store/store.ts";
import { failingFeeds } from "./feeds.ts";
import { Kept } from "./kept.ts";
import { type Question, Unanswerable } from "./question.ts";
import type { AsOf, Coverage } from "./schemas.ts";

/** What a question is answered from: one pile at one request. */
export interface Asked {
  readonly store: Store;
  readonly asOf: AsOf;
  readonly coverage: Coverage;
  dossier(story: string): Promise<Dossier | undefined>;
  /** Called in long work: lets others have their turn, and throws `Unanswerable` when the time is over. */
  pace(): Promise<void>;
}

/** An answer with the number of the store's last log entry that it is of; `json` is the same as text. */
export interface Answer<T = unknown> {
  readonly seq: number;
  readonly answer: T;
  readonly json: string;
}

export interface AskOptions {
  /** True when the time that the answer may take is over. */
  readonly isOver?: () => boolean;
}

const ANSWERS = { most: 500, mostSize: 32_000_000 };
const DOSSIERS = { most: 64, mostSize: 32_000_000 };

/**
 * Answers questions from a store. Answers, and dossiers that they are made of, are kept until the store's log goes on; nothing else is:
 * what is held does not grow with the pile.
 */
export class Pile {
  readonly store: Store;
  #seq = -1;
  #ground: Promise<Pick<Asked, "asOf" | "coverage">> | undefined;
  readonly #answers = new Kept<Answer>(ANSWERS, ({ json }) => json.length);
  readonly #dossiers = new Kept<Dossier | undefined>(DOSSIERS, sizeOf);

  constructor(store: Store) {
    this.store = store;
  }

  /** Answers a question whose input has been checked. Throws `Unanswerable`. */
  async ask<In extends z.ZodObject, Out extends z.ZodObject>(
    question: Question<In, Out>,
    input: z.output<In>,
    options: AskOptions = {},
  ): Promise<Answer<Answered<Out>>> {
    const seq = await this.#now();
    const key = `${question.name}\u0000${JSON.stringify(input)}`;
    const make = async () => {
      const asked = await this.#asked(seq, options, question.isLive);
      const { asOf, coverage } = asked;
      const answer = { asOf, coverage, ...(await question.answer(asked, input)) };
      return { seq, answer, json: JSON.stringify(answer) };
    };
    const made = question.isLive ? make() : this.#answers.of(key, make);
    return made as Promise<Answer<Answered<Out>>>;
  }

  async #asked(seq: number, { isOver }: AskOptions, isLive = false): Promise<Asked> {
    if (isLive) this.#ground = undefined;
    this.#ground ??= groundOf(this.store, seq);
    const { asOf, coverage } = await this.#ground;
    return {
      store: this.store,
      asOf,
      coverage,
      dossier: (story) => this.#dossiers.of(story, () => this.store.dossier(story)),
      async pace() {
        await new Promise((resume) => setImmediate(resume));
        if (isOver?.()) throw new Unanswerable("late", "This takes longer than it may; ask for less.");
      },
    };
  }

  async #now(): Promise<number> {
    const seq = await this.store.seq();
    if (seq !== this.#seq) {
      this.#seq = seq;
      this.#ground = undefined;
      this.#answers.clear();
      this.#dossiers.clear();
    }
    return seq;
  }
}

export type Answered<Out extends z.ZodObject> = z.output<Out> & { readonly asOf: AsOf; readonly coverage: Coverage };

function sizeOf(dossier: Dossier | undefined): number {
  if (!dossier) return 1;
  const items = dossier.claims.length + dossier.quotes.length + dossier.facts.length + dossier.entities.length;
  return dossier.articles.reduce((sum, { text }) => sum + text.length, 500 * items);
}

async function groundOf(store: Store, seq: number): Promise<Pick<Asked, "asOf" | "coverage">> {
  const { totals, messages } = await store.source();
  const failed = new Set<string>();
  for await (const { level, location, article, text } of messages())
    if (level === "error") failed.add(location ?? article ?? text);
  for (const url of await failingFeeds(store)) failed.add(url);
  const { articles, publishers, stories } = totals;
  const coverage = { articles, publishers, stories, failed: failed.size, waiting: await pendingIn(store) };
  const at = await timeOf(store, seq);
  return { asOf: { seq, ...(at !== undefined && { at }) }, coverage };
}

async function timeOf(store: Store, seq: number): Promise<string | undefined> {
  for await (const { at } of store.log(seq - 1, 1)) return at;
  return undefined;
}

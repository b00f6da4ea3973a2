import type { z } from "zod";
import { memoryStore, type Raw, type Store } from "../../src/index.ts";
import { Pile, QUESTIONS, type Question } from "../../src/question/index.ts";
import { addAll, deskOver } from "../pile/desks.ts";
import { rawsOfExample } from "../piles.ts";
import { secondPile } from "../told-piles.ts";

export function questionNamed(name: string): Question {
  const found = QUESTIONS.find((question) => question.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
}

/** Asks with input as it comes from outside; both schemas are held. */
export async function ask(pile: Pile, name: string, input: object = {}): Promise<Answer> {
  const question = questionNamed(name);
  const { answer } = await pile.ask(question, question.input.parse(input));
  (question.output as z.ZodObject).loose().parse(answer);
  return answer as unknown as Answer;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of all questions; each has been held against its schema.
export type Answer = any;

/** A store of these inputs, worked in. */
export async function storeOf(raws: readonly Raw[], store: Store = memoryStore()): Promise<Store> {
  const desk = deskOver(store);
  await addAll(desk, raws);
  await desk.refresh();
  return store;
}

let example: Promise<Store> | undefined;

/** The example pile, read once a process; nobody writes to it. */
export function exampleStore(): Promise<Store> {
  example ??= storeOf(rawsOfExample("pile"));
  return example;
}

export async function examplePile(): Promise<Pile> {
  return new Pile(await exampleStore());
}

let second: Promise<Store> | undefined;

/** The second pile (`test/second-pile.jsonl`), read once a process; nobody writes to it. */
export function secondStore(): Promise<Store> {
  second ??= storeOf([secondPile()]);
  return second;
}

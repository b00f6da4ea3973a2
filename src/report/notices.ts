import { compareMessages, type Message, type ReportSource } from "../model/index.ts";

/** Messages of a report as they are met: how many, and the first of them. Holds a few times `most`, whatever their number. */
export class Notices {
  readonly #most: number;
  #errors: Message[] = [];
  #notes: Message[] = [];
  /** How many were met, and how many of them are of level `error`. */
  count = 0;
  errors = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(messages: readonly Message[]): void {
    for (const message of messages) {
      this.count++;
      if (message.level === "error") this.errors++;
      (message.level === "error" ? this.#errors : this.#notes).push(message);
    }
    if (this.#errors.length > 4 * this.#most) this.#errors = this.#first(this.#errors);
    if (this.#notes.length > 4 * this.#most) this.#notes = this.#first(this.#notes);
  }

  /** Adds the messages that belong to no story. */
  async addFrom(source: ReportSource): Promise<void> {
    for await (const message of source.messages()) this.add([message]);
  }

  /** What could not be used first, each in order of place; at most `most`. */
  get shown(): Message[] {
    return [...this.#first(this.#errors), ...this.#first(this.#notes)].slice(0, this.#most);
  }

  #first(messages: readonly Message[]): Message[] {
    return [...messages].sort(compareMessages).slice(0, this.#most);
  }
}

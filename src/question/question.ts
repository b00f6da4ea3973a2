import type { z } from "zod";
import type { Asked } from "./pile.ts";

/** One thing that can be asked of a pile. HTTP routes, MCP tools, commands and pages are made of the list of these. */
export interface Question<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  /** Kebab-case. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Where it is asked, e.g. `articles/{id}`: the names in braces are fields of the input. */
  readonly path: string;
  /** Its input may be too long for an address: it is asked in a body as well. */
  readonly isLong?: true;
  /** Its answer changes without an entry in the log: it is never kept, and no tag says that it is known. */
  readonly isLive?: true;
  readonly input: In;
  readonly output: Out;
  answer(asked: Asked, input: z.output<In>): Promise<z.input<Out>>;
}

/** A question with its types kept. */
export function question<In extends z.ZodObject, Out extends z.ZodObject>(one: Question<In, Out>): Question<In, Out> {
  return one;
}

/**
 * A question that has no answer: `unknown` names nothing of this pile, `wrong` cannot be asked like this, `late` takes longer than
 * it may. The message is for the reader.
 */
export class Unanswerable extends Error {
  override readonly name = "Unanswerable";
  readonly why: "unknown" | "wrong" | "late";

  constructor(why: "unknown" | "wrong" | "late", message: string) {
    super(message);
    this.why = why;
  }
}

/** Throws `Unanswerable` for something that the pile does not have. */
export function unknown(what: string, name: string): never {
  const shown = name.length > 200 ? `${name.slice(0, 200)}…` : name;
  throw new Unanswerable("unknown", `There is no ${what} ${JSON.stringify(shown)} in this pile.`);
}

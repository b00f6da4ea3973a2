import type { ArticleId } from "./article.ts";
import type { Message } from "./message.ts";

/** What may fail, for the message: the rule's name, words for what is then missing, and the place. */
export interface Guard {
  /** Kebab-case rule name, for example `annotator-failed`. */
  readonly rule: string;
  /** What is left out when it fails, as the subject of a sentence: `quotes of this article`. */
  readonly skipped: string;
  readonly article?: ArticleId;
  readonly location?: string;
}

/** What was made, or the message that says that it could not be. */
export type Guarded<T> = { readonly made: T } | { readonly message: Message };

/**
 * Runs what must not stop a pile: a failure becomes a message of level `error` and the rest goes on. Only a package that
 * is broken (`PackageDamaged`) is thrown on: it concerns everything.
 */
export function guarded<T>(guard: Guard, make: () => T): Guarded<T> {
  try {
    return { made: make() };
  } catch (error) {
    return { message: failureOf(guard, error) };
  }
}

/** The message for a failure that was caught elsewhere, e.g. while awaiting. Throws a `PackageDamaged` on. */
export function failureOf({ rule, skipped, article, location }: Guard, error: unknown): Message {
  if (error instanceof PackageDamaged) throw error;
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  return {
    rule,
    text: `Something failed inside (${reason}): ${skipped} left out, the rest was read.`,
    ...(article !== undefined && { article }),
    ...(location !== undefined && { location }),
    level: "error",
  };
}

/** The message for a story that could not be worked on: `skipped` is what is left out of it. Throws a `PackageDamaged` on. */
export function storyFailed(story: { readonly id: string }, skipped: string, error: unknown): Message {
  return failureOf({ rule: "story-failed", skipped: `${skipped} of story ${story.id}` }, error);
}

/** A file that ships with the package is missing or is not the one that was shipped. The text names it and says what to do. */
export class PackageDamaged extends Error {
  /** Path inside the package, e.g. `models/parser.bin`. */
  readonly file: string;

  constructor(file: string, fault: string) {
    super(`${file} ${fault}. The installation is incomplete or was changed: install secondsource again.`);
    this.name = "PackageDamaged";
    this.file = file;
  }
}

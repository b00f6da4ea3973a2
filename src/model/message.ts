import type { Span } from "./span.ts";
import { compareText } from "./text-order.ts";

/** Something the reader should know: bad input is a message with a rule name and a place, never an exception. */
export interface Message {
  /** Kebab-case rule name, for example `empty-file`. */
  readonly rule: string;
  readonly text: string;
  readonly article?: string;
  readonly span?: Span;
  /** Path or URL of the input. */
  readonly location?: string;
  /** `error`: some input could not be used (exit status 1). `note`: worth knowing. Absent means `note`. */
  readonly level?: "error" | "note";
}

/** Order of messages in a report: by place, then rule and text. */
export function compareMessages(a: Message, b: Message): number {
  return compareText(placeKey(a), placeKey(b));
}

/** What `compareMessages` compares. */
export function placeKey({ location = "", article = "", span, rule, text }: Message): string {
  return [location, article, String(span?.start ?? 0).padStart(12, "0"), rule, text].join("\u0000");
}

import type { Message } from "../model/index.ts";

export type ReportFormat =
  | ("text" | "md" | "html" | "json" | "jsonld" | "csv")
  | ("events-csv" | "crosswalk-csv" | "gdelt" | "plover" | "stix" | "misp");

export interface RenderOptions {
  /** ANSI colour, for terminals only. */
  readonly color?: boolean;
  /** Width of text output in columns. */
  readonly columns?: number;
  /** Hears of stories that could not be shown (`story-failed`); reports with messages hold them too. */
  readonly onMessage?: (message: Message) => void;
}

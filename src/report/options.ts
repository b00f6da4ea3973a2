import type { Message } from "../model/index.ts";

export type ReportFormat =
  | ("text" | "md" | "html" | "json" | "jsonld" | "csv")
  | ("events-csv" | "crosswalk-csv" | "gdelt" | "plover" | "stix" | "misp");

/** What was read and how, so that a report can be cited and made again. Holds no time of the run: the same run is the same bytes. */
export interface RunRecord {
  readonly version: string;
  /** The call in words, as it was typed without its output. */
  readonly call: string;
  readonly inputs: readonly { readonly location: string; readonly bytes: number; readonly sha256: string }[];
}

export interface RenderOptions {
  /** ANSI colour, for terminals only. */
  readonly color?: boolean;
  /** Width of text output in columns. */
  readonly columns?: number;
  /** Hears of stories that could not be shown (`story-failed`); reports with messages hold them too. */
  /** Shown by the page and by Markdown. */
  readonly run?: RunRecord;
  readonly onMessage?: (message: Message) => void;
}

/** How an output of this program is known again, so that it is never read as news. */
export interface Mark {
  readonly output: "report" | "comparison" | "annotation" | "stories";
  readonly format: "text" | "md" | "html" | "json" | "jsonl" | "jsonld" | "csv";
  /** Words at the very start; colour codes of a terminal left out. */
  readonly begins?: string;
  /** Words within the first 4,096 characters. */
  readonly holds?: string;
  /** Fields that a record of it has, all of them. */
  readonly fields?: readonly string[];
}

/** The `schema` of JSON outputs. */
export const SCHEMA = { report: "secondsource/report@1", comparison: "secondsource/comparison@1" } as const;

/** The mark of each output. Every one is written by its renderer; a test holds each against what is written. */
export const MARKS: readonly Mark[] = [
  { output: "report", format: "text", begins: "secondsource\nIt measures reporting, never truth.\n" },
  { output: "report", format: "md", begins: "# secondsource report\n" },
  { output: "report", format: "html", holds: '<meta name="generator" content="secondsource">' },
  { output: "report", format: "json", begins: '{"schema":"secondsource/report@1"' },
  { output: "report", format: "jsonld", holds: '"ss":"urn:secondsource:term:"' },
  { output: "report", format: "csv", begins: "story,story_title,fact,fact_kind,fact_text,value,disagreement,article," },
  { output: "comparison", format: "text", begins: "secondsource compare\n" },
  { output: "comparison", format: "html", holds: '<meta name="generator" content="secondsource">' },
  { output: "comparison", format: "json", begins: '{"schema":"secondsource/comparison@1"' },
  { output: "comparison", format: "jsonl", fields: ["a", "b", "containment", "alignedSentences", "changedWords"] },
  { output: "annotation", format: "jsonl", fields: ["id", "text", "body", "aside", "sentences", "quotes"] },
  { output: "stories", format: "jsonl", fields: ["story", "articles"] },
];

/** How an output of this program is known again, so that it is never read as news. */
export interface Mark {
  readonly output: "report" | "comparison" | "annotation" | "stories";
  readonly format: string;
  /** What a message calls it. */
  readonly kind: string;
  /** What the text begins with; white space and case are not compared, so that it is known when it was laid out anew. */
  readonly begins?: string;
  /** What stands within the first 4,096 characters, compared alike. */
  readonly holds?: string;
  /** Fields that a record of it has, all of them. */
  readonly fields?: readonly string[];
}

/** The `schema` of JSON outputs. */
export const SCHEMA = {
  report: "secondsource/report@1",
  comparison: "secondsource/comparison@1",
  plover: "secondsource/plover@1",
} as const;

const SCHEMED = '{"schema":"secondsource/';
const PROMISED = "It measures reporting, never truth.";
const PAGE = { begins: "<!doctype html>", holds: '<meta name="generator" content="secondsource">' } as const;

/**
 * The mark of each output, of every version. Each is written by its renderer and known by the readers of articles; tests hold
 * each against what is written and against what is read.
 */
export const MARKS: readonly Mark[] = [
  { output: "report", format: "text", kind: "a report as text", begins: `secondsource\n${PROMISED}` },
  { output: "report", format: "md", kind: "a report as text", begins: `# secondsource report\n\n${PROMISED}` },
  { output: "report", format: "html", kind: "a page", ...PAGE },
  { output: "report", format: "plover", kind: "events as PLOVER", begins: `{"schema":"${SCHEMA.plover}"` },
  { output: "report", format: "json", kind: "a report", begins: SCHEMED },
  {
    output: "report",
    format: "jsonld",
    kind: "a report as JSON-LD",
    begins: '{"@context"',
    holds: '"urn:secondsource:',
  },
  { output: "report", format: "csv", kind: "a table of facts", begins: "story,story_title,fact,fact_kind," },
  {
    output: "report",
    format: "events-csv",
    kind: "a table of events",
    begins: "event,story,story_title,event_kind,type,",
  },
  { output: "report", format: "crosswalk-csv", kind: "a crosswalk", begins: "event,event_kind,type,story,article," },
  {
    output: "report",
    format: "gdelt",
    kind: "a table of events",
    begins: "GLOBALEVENTID\tSQLDATE\t",
    holds: "IndependentSources",
  },
  {
    output: "report",
    format: "stix",
    kind: "a STIX bundle",
    begins: '{"type":"bundle"',
    holds: '"name":"secondsource"',
  },
  { output: "report", format: "misp", kind: "MISP events", begins: '{"response":[', holds: '"name":"secondsource"' },
  { output: "comparison", format: "text", kind: "a report as text", begins: `secondsource compare\n${PROMISED}` },
  { output: "comparison", format: "html", kind: "a page", ...PAGE },
  { output: "comparison", format: "json", kind: "a comparison", begins: SCHEMED },
  {
    output: "comparison",
    format: "jsonl",
    kind: "a comparison",
    fields: ["alignedSentences", "changedWords", "containment"],
  },
  {
    ...{ output: "annotation", format: "jsonl", kind: "annotated articles" },
    fields: ["body", "aside", "credits", "sentences", "quantities", "times"],
  },
  { output: "stories", format: "jsonl", kind: "a list of stories", fields: ["story", "articles"] },
];

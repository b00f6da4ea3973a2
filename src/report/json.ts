import type { Report } from "../model/index.ts";

const LISTS = [
  "articles",
  "lineages",
  "links",
  "stories",
  "entities",
  "quotes",
  "utterances",
  "events",
  "quantities",
  "times",
  "facts",
  "messages",
] as const satisfies readonly (keyof Report)[];

/** Keys of the nouns in the order of the contract; keys that are not listed follow in alphabetical order. */
const ORDER = [
  ...["id", "label", "a", "b", "story", "rule", "location", "article", "span", "text", "kind", "title", "publisher"],
  ...["published", "publishedEvidence", "modified", "language", "byline", "url", "body", "aside", "blocks", "credits"],
  ...[
    "dateline",
    "partOf",
    "score",
    "direction",
    "articles",
    "weakest",
    "evidence",
    "name",
    "type",
    "mode",
    "contexts",
  ],
  ...["actors", "recipients", "date", "place", "polarity", "modality", "marks", "speaker", "cue", "utterance", "quote"],
  ...["quotes", "speakers", "value", "high", "unit", "of", "operator", "country", "wikidata", "mentions", "support"],
  ...["disagreement", "start", "end", "summary", "keys", "thread", "level", "extra"],
];
const RANK = new Map(ORDER.map((key, rank) => [key, rank]));

/**
 * The report as JSON, one noun a line, in chunks: a long report never stands in memory as one string.
 * Key order is fixed, so the same report is the same bytes.
 */
export function* renderJson(report: Report): Generator<string> {
  yield `{"schema":${JSON.stringify(report.schema)}`;
  for (const name of LISTS) {
    yield `,\n"${name}":[`;
    let before = "\n";
    for (const noun of report[name]) {
      yield before + stableJson(noun);
      before = ",\n";
    }
    yield before === "\n" ? "]" : "\n]";
  }
  yield "}\n";
}

/** One noun as JSON with its own keys in contract order. */
export function stableJson(noun: object): string {
  const fields = Object.entries(noun).sort(([x], [y]) => rankOf(x) - rankOf(y) || (x < y ? -1 : 1));
  return JSON.stringify(Object.fromEntries(fields));
}

function rankOf(key: string): number {
  return RANK.get(key) ?? ORDER.length;
}

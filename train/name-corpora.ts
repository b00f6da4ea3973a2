import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The corpora that the model learns from; each marks names in its own way. */
export const CORPORA = ["EWT", "GUM", "WikiGold", "CrossNER"] as const;

/** One sentence of a names corpus: tokens with `B-PER`, `I-PER`, `O` ... and the document it stands in. */
export interface NamedSentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
  readonly document: string;
  /** Where it serves for training: number in `CORPORA`. */
  readonly corpus?: number;
}

/** Classes of the corpora as those of the model; what is not named here is no name (genres, tasks, metrics ...). */
const CLASS_OF: Record<string, string> = {
  PER: "PER",
  ORG: "ORG",
  LOC: "LOC",
  OTH: "OTH",
  MISC: "OTH",
  person: "PER",
  politician: "PER",
  writer: "PER",
  musicalartist: "PER",
  scientist: "PER",
  researcher: "PER",
  organisation: "ORG",
  politicalparty: "ORG",
  band: "ORG",
  university: "ORG",
  location: "LOC",
  country: "LOC",
  misc: "OTH",
  election: "OTH",
  award: "OTH",
  event: "OTH",
  book: "OTH",
  album: "OTH",
  song: "OTH",
  poem: "OTH",
  academicjournal: "OTH",
  magazine: "OTH",
  conference: "OTH",
};

/** The folder of the corpora: `data/language` where there is one, else `data` itself. */
export function languageFolder(data: string): string {
  return existsSync(join(data, "language")) ? join(data, "language") : data;
}

/** What the model learns from: EWT and GUM training parts, WikiGold, and all of CrossNER's open part. */
export function trainingSentences(data: string): NamedSentence[] {
  const at = (...path: string[]) => join(languageFolder(data), ...path);
  const parts = [
    readTable(at("uner-ewt", "train.iob2")),
    readTable(at("gum-ner", "gum-open-train.iob2")),
    readPlain(at("wikigold.conll.txt"), " "),
    ["train.txt", "dev.txt"].flatMap((file) =>
      foldersIn(at("crossner")).flatMap((domain) => readPlain(at("crossner", domain, file), "\t")),
    ),
  ];
  return parts.flatMap((part, corpus) => part.map((one) => ({ ...one, corpus })));
}

/** The held-out files of a corpus folder: every table that is no training file, by name. */
export function heldOut(data: string, folder: string): Map<string, NamedSentence[]> {
  const path = join(languageFolder(data), folder);
  const files = existsSync(path) ? readdirSync(path).sort() : [];
  const tables = files.filter((file) => file.endsWith(".iob2") && !file.includes("train"));
  return new Map(tables.map((file) => [file.replace(/\.iob2$/, ""), readTable(join(path, file))]));
}

function foldersIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

/** Reads `number, token, tag` tables with `# newdoc id` or `# sent_id` lines. */
function readTable(path: string): NamedSentence[] {
  const found: NamedSentence[] = [];
  let document = path;
  for (const block of textOf(path).split(/\n\s*\n/)) {
    const lines = block.split("\n");
    const id = lines.find((line) => line.startsWith("# newdoc id = "))?.slice(14);
    const sentence = lines.find((line) => line.startsWith("# sent_id = "))?.slice(12);
    document = id ?? (sentence ? sentence.replace(/-\d+$/, "") : document);
    const rows = lines.map((line) => line.split("\t")).filter(([number]) => /^\d+$/.test(number ?? ""));
    pushSentence(
      found,
      document,
      rows.map((row) => row[1] ?? ""),
      rows.map((row) => row[2] ?? "O"),
    );
  }
  return found;
}

/** Reads `token tag` lines; `-DOCSTART-` opens a document, without it every sentence is one. */
function readPlain(path: string, gap: string): NamedSentence[] {
  const found: NamedSentence[] = [];
  const text = textOf(path);
  const hasDocuments = text.includes("-DOCSTART-");
  let number = 0;
  for (const block of text.split(/\n\s*\n/)) {
    const rows = block
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.lastIndexOf(gap)), line.slice(line.lastIndexOf(gap) + 1)]);
    if (rows[0]?.[0] === "-DOCSTART-" || !hasDocuments) number++;
    const own = rows.filter(([token]) => token !== "-DOCSTART-");
    pushSentence(
      found,
      `${path}#${number}`,
      own.map((row) => row[0] ?? ""),
      own.map((row) => row[1] ?? "O"),
    );
  }
  return found;
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r", "") : "";
}

function pushSentence(found: NamedSentence[], document: string, tokens: string[], raw: string[]): void {
  const tags = raw.map((tag) => (CLASS_OF[tag.slice(2)] ? `${tag.slice(0, 2)}${CLASS_OF[tag.slice(2)]}` : "O"));
  if (tokens.length > 0) found.push({ tokens, tags, document });
}

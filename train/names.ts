import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeClusters } from "./clusters.ts";
import { restOfWords } from "./glove-rest.ts";
import { writeManifests } from "./manifest.ts";
import { trainingSentences } from "./name-corpora.ts";
import { indexedExamples, NameLearner, SETTINGS } from "./name-learner.ts";
import { packNames } from "./name-pack.ts";
import { trainPronouns } from "./pronouns.ts";

/** Words that clusters are made of: those of `language/glove-100d`. */
const CLUSTERED = 100_000;

/**
 * Makes `clusters.bin`, `names.bin` and `pronouns.json` in the folder `models`; `words.bin` must be there. `data` holds the
 * corpora or a folder `language` with them, `glove` is the file of all word vectors. Seeded: the same data gives the same bytes. About six minutes on an idle core.
 */
export async function trainNames(data: string, models: string, glove: string): Promise<void> {
  makeClusters(data, join(models, "clusters.bin"), restOfWords(glove, CLUSTERED));
  const indexed = indexedExamples(trainingSentences(data));
  const learnt = SETTINGS.seeds.map((seed) => {
    return new NameLearner(indexed, seed, (line) => console.error(`names, seed ${seed}: ${line}`)).learn();
  });
  writeFileSync(join(models, "names.bin"), packNames(indexed.keys, learnt));
  writeManifests();
  trainPronouns(data, join(models, "pronouns.json"));
}

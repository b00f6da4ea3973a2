import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeClusters } from "./clusters.ts";
import { writeManifests } from "./manifest.ts";
import { trainingSentences } from "./name-corpora.ts";
import { indexedExamples, NameLearner, SETTINGS } from "./name-learner.ts";
import { packNames } from "./name-pack.ts";
import { trainPronouns } from "./pronouns.ts";

/**
 * Makes `clusters.bin`, `names.bin` and `pronouns.json` in the folder `models`; `words.bin` must be there. `data` holds the
 * corpora or a folder `language` with them. Seeded: the same data gives the same bytes. About three minutes on an idle core.
 */
export async function trainNames(data: string, models: string): Promise<void> {
  makeClusters(data, join(models, "clusters.bin"));
  const indexed = indexedExamples(trainingSentences(data));
  const learnt = SETTINGS.seeds.map((seed) => {
    return new NameLearner(indexed, seed, (line) => console.error(`names, seed ${seed}: ${line}`)).learn();
  });
  writeFileSync(join(models, "names.bin"), packNames(indexed.keys, learnt));
  writeManifests();
  trainPronouns(data, join(models, "pronouns.json"));
}

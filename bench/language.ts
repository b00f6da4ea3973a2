import { existsSync } from "node:fs";
import { join } from "node:path";
import { speedSection } from "./language/speed.ts";
import { syntaxSection } from "./language/syntax.ts";
import { worldNames } from "./language/world-names.ts";
import type { Benchmark } from "./main.ts";

/** Language models: quality on the treebanks, speed, loading time and size; then names and pronouns, where their part is there. */
export const benchmark: Benchmark = {
  async run(dataFolder) {
    // Speed first, in a process that has done nothing else yet.
    const speed = speedSection(dataFolder);
    return [
      "Treebanks: Universal Dependencies EWT and GUM (open genres). Given words and sentences unless the column says raw text.",
      syntaxSection(join(dataFolder, "language")),
      speed,
      await namesSection(dataFolder),
      worldNames(dataFolder),
    ].join("\n\n");
  },
};

async function namesSection(dataFolder: string): Promise<string> {
  const file = new URL("./language/names.ts", import.meta.url);
  if (!existsSync(file)) return "";
  const part = (await import(file.href)) as { namesSection(dataFolder: string): string | Promise<string> };
  return part.namesSection(dataFolder);
}

import { join } from "node:path";
import { speedSection } from "./language/speed.ts";
import { syntaxSection } from "./language/syntax.ts";
import type { Benchmark } from "./main.ts";

/** Language models: quality on the treebanks, then speed, loading time and size. */
export const benchmark: Benchmark = {
  async run(dataFolder) {
    return [
      "Treebanks: Universal Dependencies EWT and GUM (open genres). Given words and sentences unless the column says raw text.",
      syntaxSection(join(dataFolder, "language")),
      speedSection(dataFolder),
    ].join("\n\n");
  },
};

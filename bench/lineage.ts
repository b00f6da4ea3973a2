import { measureAll } from "../train/models.ts";
import { directionTable } from "./lineage/directions.ts";
import { familyTable } from "./lineage/families.ts";
import { reliabilityTable } from "./lineage/reliability.ts";
import { growthTable, scaleTable } from "./lineage/scale.ts";
import { setTable } from "./lineage/sets.ts";
import { translationTable } from "./lineage/translations.ts";
import type { Benchmark } from "./main.ts";

const SCALE = "Scale, one thread:";

/**
 * `--size N`: articles in the pile that speed is measured on; 20,000 when not given. `--grown N`: articles in the index to
 * which one more is added; 100,000 when not given. 0 leaves either out.
 */
export const benchmark: Benchmark = {
  async run(data, options) {
    const measured = measureAll(data);
    const { text, held } = familyTable(data, measured);
    const [size, grown] = [Number(options.get("size") ?? 20_000), Number(options.get("grown") ?? 100_000)];
    return [
      "Pairs of the public copies sets (Learning to Rewrite, Raidar, MixSet, OneStopEnglish, WMT21 news, SemEval-2022 task 8,",
      "Clough and Stevenson) against independent reports of one event (BASIL, NewsWCL50, SemEval-2022 task 8). Columns `at 1%`",
      "and `at 5%`: models that saw neither the family nor the event. `shipped model`: fitted on all families of the open half.",
      "",
      text,
      "",
      setTable(data),
      "",
      translationTable(measured),
      "",
      reliabilityTable(held),
      "",
      directionTable(data),
      ...(size > 0 ? ["", SCALE, "", scaleTable(data, size)] : []),
      ...(grown > 0 ? ["", growthTable(data, grown)] : []),
    ].join("\n");
  },
};

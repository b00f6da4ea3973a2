import { measureAll } from "../train/models.ts";
import { familyTable } from "./lineage/families.ts";
import type { Benchmark } from "./main.ts";

export const benchmark: Benchmark = {
  async run(data) {
    const measured = measureAll(data);
    const { text } = familyTable(data, measured);
    return text;
  },
};

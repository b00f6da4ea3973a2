import { FEATURES, measure } from "../src/lineage/features.ts";
import { keysOf, shareOf } from "../src/lineage/keys.ts";
import type { Grammar } from "../src/lineage/lexicon.ts";
import { profileOf } from "../src/lineage/profile.ts";
import { sketchMeasures, sketchOf } from "../src/lineage/sketch.ts";
import { articleOf, type Doc, readSet } from "./copies.ts";
import { languageOf, type Row } from "./pairs.ts";

const SETS = ["l2r-news", "raidar-news", "mixset", "onestop", "wmt21-news", "roundtrip-news"];
/** Nearest texts looked at. */
const MOST = 24;
/** Neighbours taken of each text. */
const NEIGHBOURS = 2;
/** Neighbours that share more of their two-word runs are copies that nobody labelled. */
const UNLABELLED = 0.3;

/**
 * Each original with the texts of other lineages that the candidate index finds nearest to it: what the model will be
 * asked about in a real pile. Neighbours with nearly the same number come from one source article and are left out.
 */
export function nearRows(data: string, grammar?: Grammar): Row[] {
  const docs = SETS.flatMap((name) =>
    [...readSet(data, name).docs.values()].filter(isOne).map((doc) => ({ name, doc })),
  );
  const profiles = docs.map(({ doc }) => profileOf(articleOf(doc), grammar));
  const keys = profiles.map(keysOf);
  return docs.flatMap(({ name, doc }, i) => {
    const shares = keys.map((other, j) => ({ j, share: shareOf(keys[i]!, other) }));
    shares.sort((x, y) => y.share - x.share || x.j - y.j);
    const others = shares.slice(0, MOST).flatMap(({ j }) => (j !== i && isOther(doc, docs[j]!.doc) ? [j] : []));
    return others.slice(0, NEIGHBOURS).flatMap((j): Row[] => {
      const x = measure(profiles[i]!, profiles[j]!).features;
      if (x[FEATURES.indexOf("shingle2")]! >= UNLABELLED) return [];
      const [a, b] = [doc.id, docs[j]!.doc.id];
      const sketch = sketchMeasures(sketchOf(profiles[i]!), sketchOf(profiles[j]!));
      const language = languageOf(doc);
      return [{ set: name, family: `near ${name}`, label: 0, group: lineageOf(doc), a, b, language, x, sketch }];
    });
  });
}

/** One text of each lineage. */
function isOne(doc: Doc): boolean {
  return /\.(human|orig|adv|refA)$/.test(doc.id) || doc.kind === "original" || doc.kind === "unknown";
}

function isOther(a: Doc, b: Doc): boolean {
  const [x, y] = [lineageOf(a), lineageOf(b)];
  const gap = Math.abs(numberOf(x) - numberOf(y));
  return x !== y && languageOf(a) === languageOf(b) && !(gap > 0 && gap < 10);
}

function lineageOf(doc: Doc): string {
  return doc.lineage ?? doc.id.split(".")[0]!;
}

function numberOf(lineage: string): number {
  return Number(lineage.replace(/\D+/g, "")) || Number.NaN;
}

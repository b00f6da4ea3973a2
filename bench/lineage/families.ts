import { join } from "node:path";
import { type Doc, readSet } from "../../train/copies.ts";
import type { Measured } from "../../train/models.ts";
import { holdOutOf, type Row } from "../../train/pairs.ts";
import { table } from "../tables.ts";
import { type HeldScores, heldOut, shippedScore } from "./held.ts";
import { peersOn } from "./peers.ts";
import { interval, recallAt, two } from "./recall.ts";

/** Families of the table with the bar they are held to: recall at 1% and 5% false alarms. */
const SHOWN: readonly (readonly [family: string, bar: string])[] = [
  ["l2r GPT-3-Turbo", ".80 / .95"],
  ["l2r GPT-4o", ".80 / .95"],
  ["l2r Llama-3-70B", ".80 / .95"],
  ["l2r Gemini-1.5-Pro", ".35 / .65"],
  ["sibling l2r", ""],
  ["mixset news gpt4_rewrite", ".35 / .65"],
  ["mixset gpt4_rewrite", ""],
  ["wmt21 human-human", ".80 / .97"],
  ["wmt21 human-machine", ".97 / .99"],
  ["wmt21 machine-machine", ".97 / .99"],
  ["roundtrip roundtrip", ".97 / .99"],
  ["roundtrip excerpt", ""],
  ["onestop adv-int", "1.00"],
  ["onestop int-ele", "1.00"],
  ["onestop adv-ele", "1.00"],
  ["raidar rewrite", ""],
  ["short heavy", ""],
];

/** Recall on every family at 1% and 5% false alarms on the independent reports of one event, beside the best peer. */
export function familyTable(data: string, measured: Measured): { text: string; held: HeldScores } {
  const held = heldOut(measured);
  const peers = peerScores(data, measured);
  const hard = measured.english.filter((row) => row.family.startsWith("hard")).map(shippedScore);
  const rows = SHOWN.flatMap(([family, bar]) => {
    const key = holdOutOf(family);
    const mine = (held.positives.get(key) ?? []).filter(({ row }) => row.family === family);
    if (mine.length === 0) return [];
    const scores = mine.map(({ score }) => score);
    const negatives = held.negatives
      .get(key)!
      .filter(({ row }) => row.family.startsWith("hard"))
      .map(({ score }) => score);
    const [low, high] = interval(scores, negatives, 0.01);
    const shipped = mine.map(({ row }) => shippedScore(row));
    return [
      [
        family,
        mine.length,
        bar,
        `${two(recallAt(scores, negatives, 0.01))} (${two(low)}-${two(high)})`,
        two(recallAt(scores, negatives, 0.05)),
        `${two(recallAt(shipped, hard, 0.01))} / ${two(recallAt(shipped, hard, 0.05))}`,
        bestPeer(peers, family),
      ],
    ];
  });
  const head = [
    "family",
    "pairs",
    "bar 1% / 5%",
    "at 1% (95% interval)",
    "at 5%",
    "shipped model",
    "best peer 1% / 5%",
  ];
  return { text: table(head, rows), held };
}

type PeerScores = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** Scores of each peer by family; `hard` collects all hard negatives. */
function peerScores(data: string, measured: Measured): PeerScores {
  const docs = new Map<string, ReadonlyMap<string, Doc>>();
  const all = measured.plain.filter((row) => SHOWN.some(([f]) => f === row.family) || row.family.startsWith("hard"));
  for (const set of new Set(all.map((row) => row.set))) docs.set(set, readSet(join(data), set).docs);
  const used = [...docs.values()].flatMap((each) => [...each.values()]);
  const result = new Map<string, Map<string, number[]>>();
  for (const peer of peersOn(used)) {
    const scores = new Map<string, number[]>();
    for (const row of all) {
      const key = row.family.startsWith("hard") ? "hard" : row.family;
      const [a, b] = [docs.get(row.set)!.get(row.a)!, docs.get(row.set)!.get(row.b)!];
      scores.set(key, [...(scores.get(key) ?? []), peer.score(a, b)]);
    }
    result.set(peer.name, scores);
  }
  return result;
}

function bestPeer(peers: PeerScores, family: string): string {
  const each = [...peers].map(([name, scores]) => {
    const at = (rate: number): number => recallAt(scores.get(family) ?? [], scores.get("hard") ?? [], rate);
    return { name, one: at(0.01), five: at(0.05) };
  });
  const best = each.sort((x, y) => y.one - x.one || y.five - x.five)[0]!;
  return `${two(best.one)} / ${two(best.five)} ${best.name}`;
}

/** True for rows of independent reports of one event, whole or cut to their leads. */
export function isHard(row: Row): boolean {
  return row.family.startsWith("hard") || row.family.startsWith("lead");
}

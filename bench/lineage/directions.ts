import { type DirectionCount, directionRows, heldOutCalls } from "../../train/direction.ts";
import { table } from "../tables.ts";
import { two } from "./recall.ts";

/** Direction by the texts alone, where neither has a date: how often it is told, and how often rightly. */
export function directionTable(data: string): string {
  const rows = directionRows(data);
  const held = heldOutCalls(rows);
  const siblings = new Set(rows.filter((row) => row.isSibling).map((row) => row.family));
  const known = [...held].filter(([family]) => !siblings.has(family));
  const lines = known.map(([family, count]) => [family, ...cells(count), count.threshold]);
  const sum = (key: keyof DirectionCount): number => known.reduce((total, [, count]) => total + count[key], 0);
  const all = ["all", ...cells({ pairs: sum("pairs"), called: sum("called"), right: sum("right") }), ""];
  const notes = [...siblings].map((family) => {
    const { pairs, called } = held.get(family)!;
    return `Of ${pairs} pairs of translations of one original (${family}), where neither is the source, ${called} were called.`;
  });
  const head = ["family", "pairs", "told", "rightly", "told, share", "precision when told", "threshold (set held out)"];
  return [table(head, [...lines, all]), ...notes].join("\n\n");
}

function cells({ pairs, called, right }: DirectionCount): (string | number)[] {
  return [pairs, called, right, two(called / Math.max(1, pairs)), called === 0 ? "none told" : two(right / called)];
}

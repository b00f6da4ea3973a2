import type { DisagreementKind } from "../model/index.ts";
import { type Amount, agree } from "./amounts.ts";
import type { Reading } from "./reading.ts";

/** Readings of one group that give the same answer. */
export interface Side {
  readonly value: string;
  readonly normal?: string;
  readonly readings: readonly Reading[];
}

/** The sides of a group, and what they differ in; one side when all agree. */
export interface Sides {
  readonly kind: DisagreementKind | undefined;
  readonly sides: readonly Side[];
}

/** What a group answers: so or not so, else how much. */
export function sidesOf(group: readonly Reading[], shown: (reading: Reading) => string): Sides {
  const polar = byStance(group);
  if (polar.length > 1) return { kind: "polarity", sides: polar };
  const valued = byAmount(group, shown);
  return valued.length > 1
    ? { kind: "value", sides: valued }
    : { kind: undefined, sides: [{ value: "", readings: group }] };
}

function byStance(group: readonly Reading[]): Side[] {
  const stances = new Map<number, Reading[]>();
  for (const reading of group) {
    const stance = stanceOf(reading);
    stances.set(stance, [...(stances.get(stance) ?? []), reading]);
  }
  const isOpposite = new Set(group.map(({ predicate }) => predicate.axis?.side)).size > 1;
  return [...stances.values()].map((readings) => ({
    value: isOpposite ? readings[0]!.claim.predicate : readings[0]!.claim.polarity,
    readings,
  }));
}

/** 1 for what is said to be so, -1 for what is denied or the opposite. */
export function stanceOf({ claim, predicate }: Reading): number {
  return (claim.polarity === "denied" ? -1 : 1) * (predicate.axis?.side === 1 ? -1 : 1);
}

function byAmount(group: readonly Reading[], shown: (reading: Reading) => string): Side[] {
  const counted = group.filter(({ amount }) => amount !== undefined);
  const exact = new Map<string, Reading[]>();
  const bounds: Reading[] = [];
  for (const reading of counted) {
    if (reading.amount!.operator !== "=") bounds.push(reading);
    else put(exact, keyOf(reading.amount!), reading);
  }
  for (const reading of bounds) {
    const fitting = [...exact].find(([, [one]]) => agree(one!.amount!, reading.amount!));
    put(exact, fitting?.[0] ?? keyOf(reading.amount!), reading);
  }
  return [...exact.values()].map((readings) => ({
    value: shortestOf(readings.map(shown)),
    normal: String(readings[0]!.amount!.value),
    readings,
  }));
}

function keyOf({ value, quantity }: Amount): string {
  return `${value}..${quantity?.high ?? value}`;
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function shortestOf(texts: readonly string[]): string {
  return [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]!;
}

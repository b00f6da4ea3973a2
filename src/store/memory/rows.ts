import { compareText } from "../../model/index.ts";
import type { Stretch } from "../backend.ts";
import { keyOf } from "../backend.ts";
import type { Key, Table } from "../tables.ts";

type Part = string | number;

/** A map that can be read in the order of its keys; the order is made when it is asked for and lasts while the keys do. */
class Ordered<V> {
  readonly map: Map<Part, V>;
  #order: readonly Part[] | undefined;

  constructor(entries: Iterable<readonly [Part, V]> = []) {
    this.map = new Map(entries);
  }

  set(key: Part, value: V | undefined): void {
    if (this.map.has(key) !== (value !== undefined)) this.#order = undefined;
    if (value === undefined) this.map.delete(key);
    else this.map.set(key, value);
  }

  /** Keys ascending, from the first that is not before `from`. */
  *keysFrom(from: Part | undefined): Generator<Part> {
    this.#order ??= [...this.map.keys()].sort(comparePart);
    const order = this.#order;
    for (let at = from === undefined ? 0 : firstFrom(order, from); at < order.length; at++) yield order[at]!;
  }
}

function firstFrom(order: readonly Part[], from: Part): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePart(order[middle]!, from) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of one table, by first and second key. */
export class Sheet {
  #rows = new Ordered<Ordered<object>>();
  #isShared = false;

  get(key: Key): object | undefined {
    return this.#rows.map.get(key[0]!)?.map.get(key[1] ?? "");
  }

  get size(): number {
    let size = 0;
    for (const rows of this.#rows.map.values()) size += rows.map.size;
    return size;
  }

  *all(): Generator<object> {
    for (const rows of this.#rows.map.values()) yield* rows.map.values();
  }

  /** Ascending by key. */
  range(stretch: Stretch): object[] {
    const found: object[] = [];
    const limit = stretch.limit ?? Number.POSITIVE_INFINITY;
    for (const row of this.#behind(stretch)) {
      if (found.length >= limit) break;
      found.push(row);
    }
    return found;
  }

  *#behind({ first, after }: Stretch): Generator<object> {
    for (const part of first === undefined ? this.#rows.keysFrom(after?.[0]) : [first]) {
      const rows = this.#rows.map.get(part);
      const from = after !== undefined && comparePart(part, after[0]!) === 0 ? after : undefined;
      if (!rows || (from && from[1] === undefined)) continue;
      for (const second of rows.keysFrom(from?.[1])) if (second !== from?.[1]) yield rows.map.get(second)!;
    }
  }

  /** A sheet with the same rows; the first of the two that changes takes a copy for itself. */
  fork(): Sheet {
    const twin = new Sheet();
    twin.#rows = this.#rows;
    this.#isShared = twin.#isShared = true;
    return twin;
  }

  set(key: Key, row: object | undefined): void {
    if (this.#isShared)
      this.#rows = new Ordered([...this.#rows.map].map(([part, rows]) => [part, new Ordered(rows.map)]));
    this.#isShared = false;
    const rows = this.#rows.map.get(key[0]!) ?? new Ordered<object>();
    rows.set(key[1] ?? "", row);
    this.#rows.set(key[0]!, rows.map.size > 0 ? rows : undefined);
  }
}

function comparePart(x: Part, y: Part): number {
  return typeof x === "number" && typeof y === "number" ? x - y : compareText(String(x), String(y));
}

/** Rows that are written but not yet kept, over the rows that are. */
export class Overlay {
  readonly #changed = new Map<string, { readonly key: Key; readonly row: object | undefined }>();

  put<R extends object>(table: Table<R>, row: R): void {
    this.#set(keyOf(table, row), row);
  }

  delete(key: Key): void {
    this.#set(key, undefined);
  }

  #set(key: Key, row: object | undefined): void {
    this.#changed.set(JSON.stringify(key), { key, row });
  }

  get(key: Key, sheet: Sheet): object | undefined {
    const changed = this.#changed.get(JSON.stringify(key));
    return changed ? changed.row : sheet.get(key);
  }

  /** Takes a copy of all rows: for the few that a change reads. */
  range<R extends object>(table: Table<R>, stretch: Stretch, sheet: Sheet): object[] {
    const { limit: _, ...rest } = stretch;
    const changed = [...this.#changed.values()].filter(({ key }) => rest.first === undefined || key[0] === rest.first);
    if (changed.length === 0) return sheet.range(stretch);
    const merged = new Sheet();
    for (const row of sheet.range(rest)) merged.set(keyOf(table, row as R), row);
    for (const { key, row } of changed) merged.set(key, row);
    return merged.range(stretch);
  }

  applyTo(sheet: Sheet): void {
    for (const { key, row } of this.#changed.values()) sheet.set(key, row);
  }
}

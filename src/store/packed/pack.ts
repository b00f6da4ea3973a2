import { deflateRawSync } from "node:zlib";
import type { Span } from "../../model/index.ts";
import { ByteWriter } from "./bytes.ts";
import { COLUMN, DEEPEST, HEX_DIGITS } from "./column.ts";
import { StringTable } from "./strings.ts";

const VERSION = 1;
const ID = /^([^\u0000-\u001f]{0,20}?)[0-9a-f]{12}$/;

const SPAN = '{["start","end"]';

/** Bytes below which deflating saves next to nothing and takes as long as for a hundred times as many. */
const LEAST_DEFLATED = 64;

interface Packing {
  readonly out: ByteWriter;
  readonly strings: StringTable;
}

/**
 * Plain data (null, booleans, numbers, texts, lists, records) as few bytes: a version byte, a byte that says whether the rest is
 * deflated, a table of texts, then the value with lists of records written column by column. Order of keys, `undefined`, -0 and
 * halves of surrogate pairs come back as they were. Same value, same bytes. Throws `RangeError` on nesting beyond 200 levels and
 * `TypeError` on what is no plain data. `unpack(pack(x))` equals `x`.
 */
export function pack(value: unknown): Uint8Array {
  const packing = { out: new ByteWriter(), strings: new StringTable() };
  packColumn([value], packing, 0);
  const whole = new ByteWriter();
  packing.strings.write(whole);
  whole.raw(packing.out.taken());
  const plain = whole.taken();
  if (plain.length < LEAST_DEFLATED) return headed(0, plain);
  const deflated = deflateRawSync(plain, { level: 6 });
  return deflated.length < plain.length ? headed(1, deflated) : headed(0, plain);
}

function headed(flag: number, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(rest.length + 2);
  bytes.set([VERSION, flag]);
  bytes.set(rest, 2);
  return bytes;
}

function packColumn(rows: readonly unknown[], packing: Packing, depth: number): void {
  if (depth > DEEPEST) throw new RangeError(`data nested deeper than ${DEEPEST} levels`);
  if (rows.length === 0) return;
  if (areAllAlike(rows)) packAlike(rows, kindOf(rows[0]), packing, depth);
  else packMixed(rows, kindsOf(rows), packing, depth);
}

/** Whether all rows are of one kind: most columns are, and then no row has to say its kind. */
function areAllAlike(rows: readonly unknown[]): boolean {
  const first = rows[0];
  if (typeof first === "string") return rows.every((row) => typeof row === "string");
  if (typeof first === "object" && first !== null && !Array.isArray(first)) {
    const keys = plainKeys(first);
    return rows.every((row) => isRecord(row) && areSame(plainKeys(row), keys));
  }
  if (Array.isArray(first)) return rows.every((row) => Array.isArray(row));
  const kind = kindOf(first);
  return rows.every((row) => kindOf(row) === kind);
}

function isRecord(row: unknown): row is object {
  return typeof row === "object" && row !== null && !Array.isArray(row);
}

/** Records of a list mostly have the keys of the one before them: these are not spelt out again. */
function kindsOf(rows: readonly unknown[]): string[] {
  let [keys, kind]: [readonly string[], string] = [[], ""];
  return rows.map((row) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) return kindOf(row);
    const own = plainKeys(row);
    if (kind === "" || !areSame(own, keys)) [keys, kind] = [own, kindOfKeys(own)];
    return kind;
  });
}

function areSame(x: readonly string[], y: readonly string[]): boolean {
  if (x.length !== y.length) return false;
  for (let k = 0; k < x.length; k++) if (x[k] !== y[k]) return false;
  return true;
}

/** Records are alike when their keys are the same in the same order: their kind is the list of keys. */
function kindOf(value: unknown): string {
  switch (typeof value) {
    case "undefined":
    case "boolean":
    case "string":
      return typeof value === "boolean" ? String(value) : typeof value;
    case "number":
      return isWhole(value) ? "whole" : "float";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "list" : kindOfKeys(plainKeys(value));
    default:
      throw new TypeError(`a ${typeof value} is no plain data`);
  }
}

function plainKeys(value: object): string[] {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError("not a plain record");
  return Object.keys(value);
}

function kindOfKeys(keys: readonly string[]): string {
  return `{${JSON.stringify(keys)}`;
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 50 && !Object.is(value, -0);
}

function packMixed(rows: readonly unknown[], kinds: readonly string[], packing: Packing, depth: number): void {
  const names = [...new Set(kinds)];
  const number = new Map(names.map((name, at) => [name, at]));
  packing.out.byte(COLUMN.mixed);
  packing.out.count(names.length);
  for (const kind of kinds) packing.out.count(number.get(kind)!);
  const columns = names.map((): unknown[] => []);
  for (const [at, kind] of kinds.entries()) columns[number.get(kind)!]!.push(rows[at]);
  for (const column of columns) packColumn(column, packing, depth + 1);
}

function packAlike(rows: readonly unknown[], kind: string, packing: Packing, depth: number): void {
  if (kind === "string") packTexts(rows as readonly string[], packing);
  else if (kind === "whole") packWholes(rows as readonly number[], packing.out);
  else if (kind === "float") packFloats(rows as readonly number[], packing.out);
  else if (kind === "list") packLists(rows as readonly unknown[][], packing, depth);
  else if (kind === SPAN && rows.every(isSpan)) packSpans(rows as readonly Span[], packing.out);
  else if (kind.startsWith("{")) packRecords(rows as readonly Record<string, unknown>[], packing, depth);
  else packing.out.byte(COLUMN[kind as "undefined" | "null" | "true" | "false"]);
}

function packTexts(rows: readonly string[], { out, strings }: Packing): void {
  const first = rows[0]!;
  const prefix = ID.exec(first)?.[1];
  if (rows.every((row) => row === first)) {
    out.byte(COLUMN.sameText);
    out.count(strings.number(first));
  } else if (prefix !== undefined && rows.every((row) => ID.exec(row)?.[1] === prefix)) {
    out.byte(COLUMN.ids);
    out.count(strings.number(prefix));
    for (const row of rows) out.text(row.slice(-HEX_DIGITS), HEX_DIGITS / 2, "hex");
  } else {
    out.byte(COLUMN.texts);
    for (const row of rows) out.count(strings.number(row));
  }
}

function packWholes(rows: readonly number[], out: ByteWriter): void {
  out.byte(COLUMN.wholes);
  let last = 0;
  for (const row of rows) {
    out.whole(row - last);
    last = row;
  }
}

function packFloats(rows: readonly number[], out: ByteWriter): void {
  out.byte(COLUMN.floats);
  for (const row of rows) out.float(row);
}

function packLists(rows: readonly unknown[][], packing: Packing, depth: number): void {
  packing.out.byte(COLUMN.lists);
  const all: unknown[] = [];
  for (const row of rows) {
    packing.out.count(row.length);
    for (let at = 0; at < row.length; at++) all.push(row[at]);
  }
  packColumn(all, packing, depth + 1);
}

function packRecords(rows: readonly Record<string, unknown>[], packing: Packing, depth: number): void {
  const { out, strings } = packing;
  const keys = Object.keys(rows[0]!);
  out.byte(COLUMN.records);
  out.count(keys.length);
  for (const key of keys) out.count(strings.number(key));
  for (const key of keys)
    packColumn(
      rows.map((row) => row[key]),
      packing,
      depth + 1,
    );
}

function isSpan(row: unknown): boolean {
  const { start, end } = row as { start: unknown; end: unknown };
  return typeof start === "number" && typeof end === "number" && isWhole(start) && isWhole(end);
}

function packSpans(rows: readonly Span[], out: ByteWriter): void {
  out.byte(COLUMN.spans);
  let last = 0;
  for (const { start, end } of rows) {
    out.whole(start - last);
    out.whole(end - start);
    last = start;
  }
}

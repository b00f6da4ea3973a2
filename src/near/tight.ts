import { BitReader, BitWriter, lowFor } from "./bits.ts";
import type { Flat } from "./bytes.ts";

/** How a column is written. */
const FORM = { raw: 0, ascending: 1, part: 2, ranked: 3, steps: 4, multiples: 5, split: 6 } as const;
const FORM_BITS = 3;
/** Columns of whole steps of this width hold their numbers (rarities of words are given to a twentieth). */
const STEPS = 20;
const STEP_BITS = 10;
/** Distinct values that are numbered by how often they occur; multiples that a column may be of another. */
const [MOST_RANKED, MOST_MULTIPLES] = [64, 64];
/** Quotients this close are one multiple, off by rounding; a product is off by so many last places at most. */
const [SAME, MOST_OFF] = [1e-6, 7];
/** Sign and exponent of a 32-bit float, and the rest of it. */
const [HIGH_BITS, FRACTION_BITS] = [9, 23];
const LENGTH_BITS = 6;

/**
 * A plain value and flat arrays as text: the value as JSON, the arrays as base64 of fewer bits than they have: ascending numbers by their
 * distances, parts of the array before by place, few values by rank (Rice's codes), products of the next array by factor. Nothing is lost.
 */
export function tightened(head: unknown, arrays: readonly Flat[]): string {
  const bits = new BitWriter();
  for (const at of orderOf(arrays)) writeColumn(bits, arrays[at]!, contextOf(arrays, at));
  const shapes = arrays.map((array) => [kindOf(array), array.length]);
  return `${JSON.stringify([head, shapes])}\n${Buffer.from(bits.taken()).toString("base64")}`;
}

/** What `tightened` was given. Throws `RangeError` or `SyntaxError` for text that it did not write. */
export function loosened(text: string): { readonly head: unknown; readonly arrays: readonly Flat[] } {
  const end = text.indexOf("\n");
  if (end < 0) throw new RangeError("not a tightened state: no columns");
  const [head, shapes] = JSON.parse(text.slice(0, end)) as [unknown, [number, number][]];
  const coded = Buffer.from(text.slice(end + 1), "base64");
  const bits = new BitReader(coded);
  const arrays = shapes.map(([kind, length]) => {
    const Kind = KINDS[kind];
    if (!Kind || !(length >= 0 && length <= 8 * coded.length))
      throw new RangeError("not a tightened state: its columns");
    return new Kind(length);
  });
  for (const at of orderOf(arrays)) readColumn(bits, arrays[at]!, contextOf(arrays, at));
  return { head, arrays };
}

const KINDS = [Uint8Array, Uint32Array, Float32Array, Float64Array] as const;

function kindOf(array: Flat): number {
  return KINDS.findIndex((kind) => array instanceof kind);
}

/** Columns that a column may be written by: the last before it of its kind, and the one behind it, which is written first. */
interface Context {
  readonly before: Uint32Array | undefined;
  readonly next: Float32Array | undefined;
}

function contextOf(arrays: readonly Flat[], at: number): Context {
  const [before, own, next] = [arrays[at - 1], arrays[at]!, arrays[at + 1]];
  const isFactor = isPairAt(arrays, at) && next instanceof Float32Array && own.length === next.length;
  return { before: before instanceof Uint32Array ? before : undefined, next: isFactor ? next : undefined };
}

/** True for the first of two columns of 32-bit floats of one length. */
function isPairAt(arrays: readonly Flat[], at: number): boolean {
  const [own, next] = [arrays[at], arrays[at + 1]];
  if (!(own instanceof Float32Array && next instanceof Float32Array && own.length === next.length)) return false;
  return !(at > 0 && isPairAt(arrays, at - 1));
}

function orderOf(arrays: readonly Flat[]): number[] {
  const order: number[] = [];
  for (let at = 0; at < arrays.length; at++) {
    if (isPairAt(arrays, at)) order.push(at + 1, at++);
    else order.push(at);
  }
  return order;
}

function writeColumn(bits: BitWriter, array: Flat, context: Context): void {
  if (array instanceof Uint32Array && writeAscending(bits, array, context.before)) return;
  if (array instanceof Uint8Array && writeRanked(bits, FORM.ranked, array)) return;
  if (array instanceof Float32Array && writeFloats(bits, array, context.next)) return;
  bits.write(FORM.raw, FORM_BITS);
  for (const byte of bytesOf(array)) bits.write(byte, 8);
}

function readColumn(bits: BitReader, array: Flat, context: Context): void {
  const form = bits.read(FORM_BITS);
  if (form === FORM.ascending || form === FORM.part)
    readAscending(bits, array, form === FORM.part ? context.before : undefined);
  else if (form === FORM.ranked) array.set(readRanked(bits, array.length));
  else if (form === FORM.steps) for (let k = 0; k < array.length; k++) array[k] = bits.read(STEP_BITS) / STEPS;
  else if (form === FORM.multiples) readMultiples(bits, array, context.next);
  else if (form === FORM.split) readSplit(bits, array);
  else if (form === FORM.raw) for (const [k] of bytesOf(array).entries()) bytesOf(array)[k] = bits.read(8);
  else throw new RangeError(`not a tightened state: form ${form}`);
}

function bytesOf(array: Flat): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Distances between numbers, or between their places in the column before where all of them stand there. */
function writeAscending(bits: BitWriter, array: Uint32Array, before: Uint32Array | undefined): boolean {
  const places = before && placesIn(before, array);
  const gaps = gapsOf(places ?? array);
  const found = gaps && lowFor(gaps);
  if (!gaps || !found) return false;
  bits.write(places ? FORM.part : FORM.ascending, FORM_BITS);
  bits.write(found.low, LENGTH_BITS);
  for (const gap of gaps) bits.rice(gap, found.low);
  return true;
}

function readAscending(bits: BitReader, array: Flat, before: Uint32Array | undefined): void {
  const low = bits.read(LENGTH_BITS);
  let last = -1;
  for (let k = 0; k < array.length; k++) {
    last += 1 + bits.rice(Math.min(low, 32));
    if (before && last >= before.length) throw new RangeError("not a tightened state: a place");
    array[k] = before ? before[last]! : last;
  }
}

function gapsOf(values: ArrayLike<number>): number[] | undefined {
  const gaps: number[] = [];
  let last = -1;
  for (let k = 0; k < values.length; k++) {
    if (values[k]! <= last) return undefined;
    gaps.push(values[k]! - last - 1);
    last = values[k]!;
  }
  return gaps;
}

function placesIn(before: Uint32Array, values: Uint32Array): number[] | undefined {
  const places: number[] = [];
  let at = 0;
  for (const value of values) {
    while (at < before.length && before[at] !== value) at++;
    if (at === before.length) return undefined;
    places.push(at);
  }
  return places;
}

/** Few distinct values: a list of them by how often they occur, then their ranks. Values fit 9 bits. */
function writeRanked(bits: BitWriter, form: number, values: ArrayLike<number>): boolean {
  const counts = new Map<number, number>();
  for (let k = 0; k < values.length; k++) counts.set(values[k]!, (counts.get(values[k]!) ?? 0) + 1);
  if (counts.size > MOST_RANKED) return false;
  const inOrder = [...counts].sort(([x, n], [y, m]) => m - n || x - y).map(([value]) => value);
  const rank = new Map(inOrder.map((value, at) => [value, at]));
  const ranks = Array.from(values, (value) => rank.get(value)!);
  const { low } = lowFor(ranks)!;
  bits.write(form, FORM_BITS);
  bits.write(inOrder.length, LENGTH_BITS + 1);
  for (const value of inOrder) bits.write(value, HIGH_BITS);
  bits.write(low, LENGTH_BITS);
  for (const each of ranks) bits.rice(each, low);
  return true;
}

function readRanked(bits: BitReader, length: number): number[] {
  const inOrder = Array.from({ length: bits.read(LENGTH_BITS + 1) }, () => bits.read(HIGH_BITS));
  const low = Math.min(bits.read(LENGTH_BITS), 32);
  return Array.from({ length }, () => {
    const value = inOrder[bits.rice(low)];
    if (value === undefined) throw new RangeError("not a tightened state: a rank");
    return value;
  });
}

function writeFloats(bits: BitWriter, array: Float32Array, next: Float32Array | undefined): boolean {
  if (array.every((value) => isStep(value))) {
    bits.write(FORM.steps, FORM_BITS);
    for (const value of array) bits.write(Math.round(value * STEPS), STEP_BITS);
    return true;
  }
  return (next !== undefined && writeMultiples(bits, array, next)) || writeSplit(bits, array);
}

function isStep(value: number): boolean {
  const step = Math.round(value * STEPS);
  return step >= 0 && step < 2 ** STEP_BITS && Object.is(Math.fround(step / STEPS), value);
}

/** Each value as one of few factors times the value of the other column, and what that is off by in last places. */
function writeMultiples(bits: BitWriter, array: Float32Array, other: Float32Array): boolean {
  const factors = factorsOf(array, other);
  if (!factors) return false;
  const which = Array.from(array, (value, k) => nearestOf(factors, value / other[k]!));
  const off = Array.from(
    array,
    (value, k) => orderOfFloat(value) - orderOfFloat(product(factors[which[k]!]!, other[k]!)),
  );
  if (off.some((each) => Math.abs(each) > MOST_OFF)) return false;
  bits.write(FORM.multiples, FORM_BITS);
  bits.write(factors.length, LENGTH_BITS + 1);
  for (const factor of factors) bits.write(orderOfFloat(factor), 32);
  writeRanked(bits, FORM.ranked, which);
  writeRanked(
    bits,
    FORM.ranked,
    off.map((each) => each + MOST_OFF),
  );
  return true;
}

function readMultiples(bits: BitReader, array: Flat, other: Float32Array | undefined): void {
  if (!other) throw new RangeError("not a tightened state: multiples of nothing");
  const factors = Array.from({ length: bits.read(LENGTH_BITS + 1) }, () => floatOf(bits.read(32)));
  const [which, off] = [0, 1].map(() => {
    bits.read(FORM_BITS);
    return readRanked(bits, array.length);
  }) as [number[], number[]];
  for (let k = 0; k < array.length; k++) {
    const factor = factors[which[k]!];
    if (factor === undefined) throw new RangeError("not a tightened state: a factor");
    array[k] = floatOf((orderOfFloat(product(factor, other[k]!)) + off[k]! - MOST_OFF) >>> 0);
  }
}

/** Ascending; undefined when there are too many, or values without a quotient. */
function factorsOf(array: Float32Array, other: Float32Array): number[] | undefined {
  const factors: number[] = [];
  const quotients = Float64Array.from(array, (value, k) => value / other[k]!).sort();
  for (const quotient of quotients) {
    if (!(quotient >= 0 && quotient < 1e30)) return undefined;
    const last = factors.at(-1);
    if (last !== undefined && quotient - last <= SAME * quotient) continue;
    factors.push(Math.fround(quotient));
    if (factors.length > MOST_MULTIPLES) return undefined;
  }
  return factors;
}

function nearestOf(factors: readonly number[], quotient: number): number {
  let best = 0;
  for (let k = 1; k < factors.length; k++)
    if (Math.abs(factors[k]! - quotient) < Math.abs(factors[best]! - quotient)) best = k;
  return best;
}

function product(factor: number, value: number): number {
  return Math.fround(factor * value);
}

/** Sign and exponent by rank, the fraction as it is. */
function writeSplit(bits: BitWriter, array: Float32Array): boolean {
  const words = Array.from(array, orderOfFloat);
  if (
    !writeRanked(
      bits,
      FORM.split,
      words.map((word) => word >>> FRACTION_BITS),
    )
  )
    return false;
  for (const word of words) bits.write(word, FRACTION_BITS);
  return true;
}

function readSplit(bits: BitReader, array: Flat): void {
  const high = readRanked(bits, array.length);
  for (let k = 0; k < array.length; k++)
    array[k] = floatOf(((high[k]! << FRACTION_BITS) | bits.read(FRACTION_BITS)) >>> 0);
}

const VIEW = new DataView(new ArrayBuffer(4));

/** The bits of a 32-bit float as a number: of two floats above zero the larger has the larger one. */
function orderOfFloat(value: number): number {
  VIEW.setFloat32(0, value);
  return VIEW.getUint32(0);
}

function floatOf(word: number): number {
  VIEW.setUint32(0, word);
  return VIEW.getFloat32(0);
}

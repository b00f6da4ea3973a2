/** Operation codes of WebAssembly that the kernels use; vector ones carry the 0xfd prefix. */
export const OP = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  add: [0x6a],
  sub: [0x6b],
  mul: [0x6c],
  less: [0x48],
  lessOrEqual: [0x4c],
  and: [0x71],
  isZero: [0x45],
  vAdd: [0xfd, 0xe4, 0x01],
  vSub: [0xfd, 0xe5, 0x01],
  vMul: [0xfd, 0xe6, 0x01],
  vDiv: [0xfd, 0xe7, 0x01],
  vMin: [0xfd, 0xe8, 0x01],
  vMax: [0xfd, 0xe9, 0x01],
  asFloat: [0xbe],
  vSplat: [0xfd, 0x13],
  vDot: [0xfd, 0xba, 0x01],
  vAddWhole: [0xfd, 0xae, 0x01],
  vWidenLow: [0xfd, 0xa7, 0x01],
  vWidenHigh: [0xfd, 0xa8, 0x01],
  vToFloat: [0xfd, 0xfa, 0x01],
  vToWhole: [0xfd, 0xf8, 0x01],
  vNearest: [0xfd, 0x6a],
  vNarrow: [0xfd, 0x85, 0x01],
  vPromote: [0xfd, 0x5f],
  vDemote: [0xfd, 0x5e],
  dAdd: [0xfd, 0xf0, 0x01],
  dMul: [0xfd, 0xf2, 0x01],
  dMax: [0xfd, 0xf5, 0x01],
} as const;

const I32 = 0x7f;
const V128 = 0x7b;

/** One function under construction: parameters first, then numbers, then vectors, all by local index. */
export class Assembly {
  readonly bytes: number[] = [];
  readonly parameters: number;
  #numbers = 0;
  #vectors = 0;
  readonly maxNumbers: number;

  constructor(parameters: number, maxNumbers: number) {
    this.parameters = parameters;
    this.maxNumbers = maxNumbers;
  }

  number(): number {
    if (this.#numbers === this.maxNumbers) throw new RangeError("too few number locals declared");
    return this.parameters + this.#numbers++;
  }

  vector(): number {
    return this.parameters + this.maxNumbers + this.#vectors++;
  }

  put(...codes: (readonly number[])[]): this {
    for (const code of codes) this.bytes.push(...code);
    return this;
  }

  get(local: number): this {
    return this.put([0x20, ...unsigned(local)]);
  }

  set(local: number): this {
    return this.put([0x21, ...unsigned(local)]);
  }

  constant(value: number): this {
    return this.put([0x41, ...signed(value)]);
  }

  /** `local += amount` for a constant or another local. */
  advance(local: number, by: { readonly local: number } | number): this {
    this.get(local);
    if (typeof by === "number") this.constant(by);
    else this.get(by.local);
    return this.put(OP.add).set(local);
  }

  loadNumber(offset: number): this {
    return this.put([0x28, 2, ...unsigned(offset)]);
  }

  /** A signed number of 16 bits. */
  loadShort(offset: number): this {
    return this.put([0x2e, 1, ...unsigned(offset)]);
  }

  storeNumber(offset: number): this {
    return this.put([0x36, 2, ...unsigned(offset)]);
  }

  load(offset: number): this {
    return this.put([0xfd, 0x00, 2, ...unsigned(offset)]);
  }

  loadSplat(offset: number): this {
    return this.put([0xfd, 0x09, 2, ...unsigned(offset)]);
  }

  store(offset: number): this {
    return this.put([0xfd, 0x0b, 2, ...unsigned(offset)]);
  }

  /** Two floats into the lower half, zeros above. */
  loadHalf(offset: number): this {
    return this.put([0xfd, 0x5d, 2, ...unsigned(offset)]);
  }

  /** The lower half of a vector: two floats. */
  storeHalf(offset: number): this {
    return this.put([0xfd, 0x5b, 2, ...unsigned(offset), 0]);
  }

  /** One double in both halves. */
  loadDouble(offset: number): this {
    return this.put([0xfd, 0x0a, 3, ...unsigned(offset)]);
  }

  splat(value: number): this {
    const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer);
    return this.put([0xfd, 0x0c], [...bytes]);
  }

  /** Repeats `body` while the number that `test` leaves on the stack is not zero. */
  while(test: () => void, body: () => void): this {
    this.put(OP.block, OP.loop);
    test();
    this.put(OP.isZero, [0x0d, 1]);
    body();
    return this.put([0x0c, 0], OP.end, OP.end);
  }

  code(): number[] {
    const locals = [2, ...unsigned(this.maxNumbers), I32, ...unsigned(this.#vectors), V128];
    const body = [...locals, ...this.bytes, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}

/** A module that imports `env.memory` and exports the given functions. */
export function moduleOf(functions: Readonly<Record<string, Assembly>>): Uint8Array<ArrayBuffer> {
  const all = Object.entries(functions);
  const types = all.map(([, f]) => [0x60, f.parameters, ...Array<number>(f.parameters).fill(I32), 0]);
  const memory = [...named("env"), ...named("memory"), 0x02, 0x00, 1];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      all.map((_, i) => [i]),
    ),
    ...section(
      7,
      all.map(([name], i) => [...named(name), 0, i]),
    ),
    ...section(
      10,
      all.map(([, f]) => f.code()),
    ),
  ]);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const body = [...unsigned(entries.length), ...entries.flat()];
  return [id, ...unsigned(body.length), ...body];
}

function named(name: string): number[] {
  return [name.length, ...new TextEncoder().encode(name)];
}

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const rest = value >> 7;
  const done = (rest === 0 && (value & 64) === 0) || (rest === -1 && (value & 64) !== 0);
  return done ? [value & 127] : [(value & 127) | 128, ...signed(rest)];
}

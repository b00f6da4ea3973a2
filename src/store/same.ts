/** True when two plain values are the same to the byte, the order of keys too. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  return keys.every(
    (key, at) =>
      key === others[at] && sameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

type Plain = Readonly<Record<string, unknown>>;

/** What makes one record out of another: fields to set and fields to leave out. */
export interface Difference {
  readonly set?: Plain;
  readonly without?: readonly string[];
}

/** The difference from `base` to `told`; undefined when `told` cannot be made of `base` with its keys in order. */
export function differenceTo(base: object, told: object): Difference | undefined {
  if (sameData(base, told)) return {};
  const [from, to] = [base as Plain, told as Plain];
  const set = Object.fromEntries(Object.entries(to).filter(([key, value]) => !sameData(from[key], value)));
  const without = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const difference = {
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(without.length > 0 ? { without } : {}),
  };
  return sameData(applied(base, difference), told) ? difference : undefined;
}

export function applied(base: object, difference: Difference): object {
  const without = new Set(difference.without);
  const kept = without.size ? Object.fromEntries(Object.entries(base).filter(([key]) => !without.has(key))) : base;
  return difference.set ? { ...kept, ...difference.set } : kept;
}

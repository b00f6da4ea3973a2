/** Order by code unit, the same on every machine: negative, 0 or positive, as `Array.sort` wants it. */
export function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

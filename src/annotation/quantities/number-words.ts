/** Numbers below twenty. */
export const SMALL = new Map<string, number>(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);
/** Tens from twenty. */
export const TENS = new Map<string, number>(
  Object.entries({ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }),
);
/** What a number before it is multiplied by. */
export const SCALES = new Map<string, number>(
  Object.entries({
    hundred: 1e2,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    quadrillion: 1e15,
    dozen: 12,
    dozens: 12,
    score: 20,
  }),
);
/** Scales that follow digits only. */
export const SHORT_SCALES = new Map<string, number>(
  Object.entries({
    mn: 1e6,
    mln: 1e6,
    bn: 1e9,
    bln: 1e9,
    tn: 1e12,
    trn: 1e12,
    k: 1e3,
    millionen: 1e6,
    milliarden: 1e9,
    millions: 1e6,
    billions: 1e9,
    milliards: 1e9,
    millones: 1e6,
    milioni: 1e6,
    miliardi: 1e9,
    mil: 1e6,
    mio: 1e6,
    mrd: 1e9,
    crore: 1e7,
    lakh: 1e5,
  }),
);
/** Letters that are a scale only when glued to digits after a currency sign: `$5m`. */
export const GLUED_SCALES = new Map<string, number>(Object.entries({ m: 1e6, b: 1e9, t: 1e12, k: 1e3, bn: 1e9 }));
/** Below the line of a fraction. */
export const PARTS = new Map<string, number>(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fourth: 4,
    fourths: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    sixths: 6,
    eighth: 8,
    eighths: 8,
    tenth: 10,
    tenths: 10,
  }),
);
/** Scales in the plural that stand for a number nobody gives: "dozens of", "tens of thousands". */
export const UNTOLD: ReadonlyMap<string, number> = new Map(
  Object.entries({
    tens: 10,
    dozens: 12,
    scores: 20,
    hundreds: 1e2,
    thousands: 1e3,
    millions: 1e6,
    billions: 1e9,
    trillions: 1e12,
  }),
);

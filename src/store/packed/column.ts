/** How a column of values is written. The numbers stand in files: add, never change. */
export const COLUMN = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** One text for all rows. */
  sameText: 4,
  texts: 5,
  /** Texts of one prefix and 12 hex digits each, as ids are: 6 bytes a row. */
  ids: 6,
  /** Each the difference to the row before. */
  wholes: 7,
  floats: 8,
  /** Lengths, then one column of all elements. */
  lists: 9,
  /** Keys, then one column a key. */
  records: 10,
  /** `{ start, end }`: starts as differences, then lengths. */
  spans: 11,
  /** Rows of several kinds: the kinds, the kind of each row, one column a kind. */
  mixed: 12,
} as const;

/** Nesting beyond this is no data of ours: records come in up to 500 levels deep, and rows of several kinds take two columns a level. */
export const DEEPEST = 1_200;
export const HEX_DIGITS = 12;

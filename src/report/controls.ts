const BIDI = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

/** Characters that move a cursor or reorder a line (C0, C1, separators, bidirectional controls), for a character class. */
export const CONTROLS = `\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029${BIDI}`;

const IN_CELLS = new RegExp(`(?![\\n\\t])[${CONTROLS}]`, "g");

/** Words fit for a table cell: controls but tab and line feed become spaces. */
export function withoutControls(text: string): string {
  return text.replace(IN_CELLS, " ");
}

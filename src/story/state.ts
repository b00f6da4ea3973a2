import type { Dating } from "./dates.ts";
import type { Reading, Section } from "./reading.ts";
import type { Member } from "./units.ts";

/** What was read of a text, as plain data. */
interface KeptReading {
  readonly terms: Uint32Array;
  readonly strength: Float32Array;
  readonly rarity: Float32Array;
  readonly flags: Uint8Array;
  readonly dating: Omit<Dating, "mentions" | "years"> & { readonly mentions: number[]; readonly years: number[] };
}

/** An article of a window, as plain data. */
export interface KeptMember {
  readonly id: string;
  readonly standing: string;
  readonly lineage: string;
  readonly reading: KeptReading;
  readonly sections: readonly { readonly span: Section["span"]; readonly reading: KeptReading }[];
}

export function keptOf({ id, standing, lineage, reading, sections }: Member): KeptMember {
  const kept = sections.map(({ span, reading }) => ({ span, reading: keptReading(reading) }));
  return { id, standing, lineage, reading: keptReading(reading), sections: kept };
}

export function memberFrom({ id, standing, lineage, reading, sections }: KeptMember): Member {
  const made = sections.map(({ span, reading }) => ({ span, reading: readingFrom(reading) }));
  return { id, standing, lineage, reading: readingFrom(reading), sections: made };
}

function keptReading({ vector, dating }: Reading): KeptReading {
  return { ...vector, dating: { ...dating, mentions: [...dating.mentions], years: [...dating.years] } };
}

function readingFrom({ dating, ...vector }: KeptReading): Reading {
  return { vector, dating: { ...dating, mentions: new Set(dating.mentions), years: new Set(dating.years) } };
}

import type { KeptMember } from "../story/index.ts";
import { fromBytes, toBytes } from "./shelves.ts";

/** What a story window read of an article, as bytes. */
export function memberBytes(member: KeptMember): Uint8Array {
  return toBytes(mapped(member, plainReading));
}

/** The same back. */
export function memberOfBytes(bytes: Uint8Array): KeptMember {
  return mapped(fromBytes<KeptMember>(bytes), typedReading);
}

type KeptReading = KeptMember["reading"];

function mapped(member: KeptMember, change: (reading: KeptReading) => unknown): KeptMember {
  const sections = member.sections.map((section) => ({ ...section, reading: change(section.reading) }));
  return { ...member, reading: change(member.reading), sections } as unknown as KeptMember;
}

function plainReading({ terms, strength, rarity, flags, dating }: KeptReading): unknown {
  return { terms: [...terms], strength: [...strength], rarity: [...rarity], flags: [...flags], dating };
}

function typedReading({ terms, strength, rarity, flags, dating }: KeptReading): KeptReading {
  return {
    terms: Uint32Array.from(terms),
    strength: Float32Array.from(strength),
    rarity: Float32Array.from(rarity),
    flags: Uint8Array.from(flags),
    dating,
  };
}

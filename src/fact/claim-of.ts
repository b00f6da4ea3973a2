import type { FactClaim, FactMention } from "../model/index.ts";
import { rangeEnd } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";
import type { Valued } from "./values.ts";

/** What a fact says in slots, by the fullest of its readings: most slots filled, then first in place. */
export function claimOf(group: readonly Reading[]): FactClaim {
  const filled = ({ claim, parties, amount }: Reading) =>
    parties.length +
    Number(amount !== undefined) * 2 +
    Number(claim.date !== undefined) +
    Number(claim.type !== undefined);
  const best = group.reduce((most, one) => (filled(one) > filled(most) ? one : most), group[0]!);
  const { claim, amount } = best;
  const named = (role: string) => claim.roles.find((one) => one.role === role)?.name;
  const first = <T>(of: (reading: Reading) => T | undefined) => group.map(of).find((value) => value !== undefined);
  const type = first(({ claim: { type } }) => type);
  const place = first(({ claim: { place } }) => place?.name);
  const date = first(({ day }) => day);
  const high = amount && rangeEnd(amount);
  return {
    predicate: claim.predicate,
    ...(type && { type }),
    ...(claim.measure && { measure: claim.measure }),
    ...(named("actor") && { actor: named("actor")! }),
    ...(named("recipient") && { recipient: named("recipient")! }),
    ...(named("theme") && { theme: named("theme")! }),
    ...(amount && { value: amount.value, operator: amount.operator }),
    ...(high !== undefined && { high }),
    ...(amount?.unit && { unit: amount.unit }),
    ...(place && { place }),
    ...(date && { date }),
    polarity: claim.polarity,
    modality: claim.modality,
  };
}

/** A claim as a mention of a fact. */
export function mentionOf({ claim }: Reading): FactMention {
  return { article: claim.article, span: claim.span, head: claim.head, ref: claim.id };
}

/** The same with the value that it gives, and whom it names as the origin. */
export function valuedAs(one: Reading, value: string, ground: Ground): Valued {
  return { mention: mentionOf(one), value, origins: ground.origins.ofClaim(one.claim) };
}

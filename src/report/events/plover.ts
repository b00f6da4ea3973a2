/**
 * Quad class and conflict-cooperation scale of each PLOVER event type, as the manual of the ontology gives them (facts of the
 * PLOVER manual, Open Event Data Alliance): 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
 * conflict; the scale runs from -10 to 10. The manual prints ACCUSE as 3, all its modes below 0: -3 is meant.
 */
const TYPES: Readonly<Record<string, readonly [quad: number, scale: number]>> = {
  ...{ AGREE: [1, 2.5], CONSULT: [1, 2.5], SUPPORT: [1, 5], CONCEDE: [1, 4.5] },
  ...{ COOPERATE: [2, 9.5], AID: [2, 10], RETREAT: [2, 6.5] },
  ...{ REQUEST: [3, 0], ACCUSE: [3, -3], REJECT: [3, -2], THREATEN: [3, -3.5] },
  ...{ PROTEST: [4, -5], SANCTION: [4, -6], MOBILIZE: [4, -5.5], COERCE: [4, -7], ASSAULT: [4, -9] },
};

/** Quad class (1..4) and scale (-10..10) of a PLOVER event type; `undefined` for what is none. */
export function quadOf(type: string | undefined): { readonly quad: number; readonly scale: number } | undefined {
  const found = type !== undefined && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return found && { quad: found[0], scale: found[1] };
}

import type { Vector } from "./vectors.ts";

/** Slots of the table at first; each call for more doubles it. */
const ROOM = 1 << 12;

/**
 * The terms of one article by their places, to be looked up by those of many others: an open-addressed table under the low bits of
 * the terms, which are well mixed. Most terms of another article are not in it and cost one look.
 */
export class HeldTerms {
  #of: Vector | undefined;
  #slots = new Uint16Array(ROOM);

  /** Takes up an article in place of the one before. */
  hold(vector: Vector): void {
    if (this.#of === vector) return;
    this.#of = vector;
    const { terms } = vector;
    if (2 * terms.length > this.#slots.length) this.#slots = new Uint16Array(roomFor(terms.length));
    else this.#slots.fill(0);
    const mask = this.#slots.length - 1;
    for (let place = 0; place < terms.length; place++) {
      let at = terms[place]! & mask;
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = place + 1;
    }
  }

  /** The article that is held. Ask only when one is. */
  get vector(): Vector {
    return this.#of!;
  }

  /** Place of a term counted from 1, from the slot of its low bits on; 0 for an empty slot. Their number is a power of two. */
  get slots(): Uint16Array {
    return this.#slots;
  }
}

function roomFor(terms: number): number {
  let room = ROOM;
  while (room < 2 * terms) room *= 2;
  return room;
}

import type { Annotation } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { inOrder } from "./in-order.ts";

/** The people whom an article names, by place. */
export interface People {
  /** Entities named from one place to another, in order. */
  between(from: number, to: number): string[];
}

/** Made once for an article: every pronoun of it asks. */
export const peopleIn = oncePer(indexed);

function indexed({ article: id, entities }: Annotation): People {
  const named = inOrder(
    entities
      .flatMap(({ id: entity, type, mentions }) =>
        type === "person" ? mentions.map((one) => ({ ...one, entity })) : [],
      )
      .filter(({ article, form }) => article === id && form === "name"),
  );
  return { between: (from, to) => named.between(from, to).map(({ entity }) => entity) };
}

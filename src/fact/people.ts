import type { Annotation } from "../model/index.ts";

/** The people whom an article names, by place. */
export interface People {
  /** Entities named from one place to another, in order. */
  between(from: number, to: number): string[];
}

const known = new WeakMap<Annotation, People>();

/** Made once for an article: every pronoun of it asks. */
export function peopleIn(annotation: Annotation): People {
  const made = known.get(annotation) ?? indexed(annotation);
  known.set(annotation, made);
  return made;
}

function indexed({ article: id, entities }: Annotation): People {
  const named = entities
    .flatMap(({ id: entity, type, mentions }) => (type === "person" ? mentions.map((one) => ({ ...one, entity })) : []))
    .filter(({ article, form }) => article === id && form === "name")
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    between(from, to) {
      let [low, high] = [0, named.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (named[middle]!.span.start < from) low = middle + 1;
        else high = middle;
      }
      const found: string[] = [];
      for (let k = low; k < named.length && named[k]!.span.end <= to; k++) found.push(named[k]!.entity);
      return found;
    },
  };
}

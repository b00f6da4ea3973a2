import type { Entity, Span } from "../../model/index.ts";

/** Somebody, or a body, whom a description means. */
interface Told {
  readonly name: string;
  readonly type: "person" | "organisation";
}

/** Tells whom a description inside a span means, if there is one. */
export function describedBy(entities: readonly Entity[]): (at: Span) => Told | undefined {
  const found = entities.flatMap(({ name, type, mentions }) => {
    if (type !== "person" && type !== "organisation") return [];
    return mentions.flatMap(({ form, span }) => (form === "description" ? [{ name, type, span }] : []));
  });
  return (at) => found.find(({ span }) => span.start >= at.start && span.end <= at.end);
}

/** Entities but for those that are named only as the end of a longer name. */
export function wholeNames(text: string, entities: readonly Entity[]): Entity[] {
  return entities.filter(({ mentions }) => {
    const names = mentions.filter(({ form }) => form === "name");
    return names.length === 0 || !names.every(({ span }) => isTail(text, span));
  });
}

/** "Sharif" of "Mazar-i-Sharif": the end of a longer name is nobody. */
function isTail(text: string, { start }: Span): boolean {
  return /^\p{L}[-‐‑]$/u.test(text.slice(Math.max(0, start - 2), start));
}

export function surnameOf({ name }: { readonly name?: string }): string {
  return name?.split(" ").at(-1) ?? "";
}

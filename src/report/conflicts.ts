import type { Article, ArticleId, Fact } from "../model/index.ts";
import { counted, disagreementWords, lineageCount, sourceName } from "./phrases.ts";
import type { StoryView } from "./view.ts";

/** What a disagreement is about, in words that take no side: where the speaker is in doubt, the question who it was. */
export function conflictTitle({ text, disagreement }: Fact): string {
  if (disagreement?.kind !== "speaker") return text;
  const names = disagreement.values.map(({ value }) => `${value}: `);
  const name = names.find((start) => text.startsWith(start)) ?? "";
  return `Who said it? ${text.slice(name.length)}`;
}

/** How reports differ, before the sides: nothing where the sides say it themselves. */
export function conflictKind({ disagreement }: Fact): string {
  const kind = disagreement?.kind;
  return kind === undefined || kind === "value" || kind === "speaker" ? "" : `${disagreementWords(kind)}: `;
}

/** The sides of a disagreement in one line, each with those who carry it: `320 (2 lineages) or 312 (1 lineage)`. */
export function sidesWords(fact: Fact, most = 4): string {
  const values = fact.disagreement?.values ?? [];
  const sides = values.slice(0, most).map(({ value, support }) => `${value} (${lineageCount(support)})`);
  const more = values.length - sides.length;
  return conflictKind(fact) + sides.join(" or ") + (more > 0 ? ` or ${more} more` : "");
}

/** A place that a copy broke: what its source says, what stands there instead, and in which articles. */
export interface Damage {
  readonly fact: Fact;
  readonly sound: string;
  readonly broken: string;
  readonly articles: readonly Article[];
}

/** The broken places of a story, one for each wording that stands in place of the sound one, which comes first in its disagreement. */
export function damagesOf(damaged: readonly Fact[], articleOf: ReadonlyMap<ArticleId, Article>): Damage[] {
  return damaged.flatMap((fact) => {
    const [sound, ...others] = fact.disagreement!.values;
    return others.map(({ value, mentions }) => {
      const ids = new Set(mentions.flatMap((index) => fact.mentions[index]?.article ?? []));
      const articles = [...ids].flatMap((id) => articleOf.get(id) ?? []);
      return { fact, sound: sound!.value, broken: value, articles };
    });
  });
}

/** `“nine dead” became “nine deaf” in Orrin Post` */
export function damageWords({ sound, broken, articles }: Damage): string {
  return `“${sound}” became “${broken}” in ${namesOf(articles, 3)}`;
}

/** What a list of stories warns of: `2 disputed, 1 damaged`. */
export function warningWords({ contested, damaged }: Pick<StoryView, "contested" | "damaged">): string {
  const [disputes, breaks] = [contested.length, damaged.length];
  return [...(disputes > 0 ? [`${disputes} disputed`] : []), ...(breaks > 0 ? [`${breaks} damaged`] : [])].join(", ");
}

/** The first `most` names of articles, and how many there are beside them. */
export function namesOf(articles: readonly Article[], most: number): string {
  const names = [...new Set(articles.map(sourceName))];
  const more = names.length - most;
  return names.slice(0, most).join(", ") + (more > 0 ? ` and ${counted(more, "other")}` : "");
}

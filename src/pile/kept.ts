import { settled } from "../article/index.ts";
import type { AnnotatedArticle, Annotation, Article } from "../model/index.ts";
import type { Kept } from "../store/store.ts";

/** A kept article as its setting shows it. */
export function shownOf({ article, setting }: Kept): Article {
  return setting ? settled(article, setting) : article;
}

const known = new WeakMap<
  Annotation,
  { readonly article: Article; readonly setting: string; readonly made: AnnotatedArticle }
>();

/** One and the same object as long as the store gives the same text and annotation, and the setting says the same. */
export function annotatedOf(kept: Kept): AnnotatedArticle {
  const { annotation, article } = kept;
  const setting = JSON.stringify(kept.setting ?? null);
  const last = known.get(annotation);
  if (last?.article === article && last.setting === setting) return last.made;
  const made = { article: shownOf(kept), annotation };
  known.set(annotation, { article, setting, made });
  return made;
}

/** Items in lists of at most `size`. */
export async function* inPortions<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let portion: T[] = [];
  for await (const item of items) {
    portion.push(item);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** Items in lists of at most `size` that weigh at most `most` together; what weighs more stands alone. */
export function* weighedOut<T>(items: Iterable<T>, size: number, most: number, weightOf: (item: T) => number) {
  let [portion, weight]: [T[], number] = [[], 0];
  for (const item of items) {
    if (portion.length > 0 && (portion.length >= size || weight + weightOf(item) > most)) {
      yield portion;
      [portion, weight] = [[], 0];
    }
    portion.push(item);
    weight += weightOf(item);
  }
  if (portion.length > 0) yield portion;
}

export async function listOf<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

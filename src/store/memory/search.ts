import { type ArticleId, compareText } from "../../model/index.ts";
import type { IndexedWords } from "../search-words.ts";
import type { Hit } from "../store.ts";

/** BM25 with the usual constants; a word in the title counts as four. */
const [SATURATION, LENGTH_SHARE, TITLE_WEIGHT] = [1.2, 0.75, 4];

interface Counted {
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

/**
 * Words to articles and back. Most stores in memory are thrown away without a search: words are made and counted when somebody
 * searches.
 */
export class WordIndex {
  /** Articles that came or went since somebody searched. */
  #laid = new Map<ArticleId, boolean>();
  #articles = new Map<ArticleId, Counted>();
  #carriers = new Map<string, Set<ArticleId>>();
  #length = 0;
  #isShared = false;

  /** An index with the same articles; the first of the two that changes takes a copy for itself. */
  fork(): WordIndex {
    const twin = new WordIndex();
    twin.#laid = this.#laid;
    twin.#articles = this.#articles;
    twin.#carriers = this.#carriers;
    twin.#length = this.#length;
    this.#isShared = twin.#isShared = true;
    return twin;
  }

  set(article: ArticleId, isThere: boolean): void {
    this.#own();
    this.#laid.set(article, isThere);
  }

  #count(article: ArticleId, words: IndexedWords | undefined): void {
    this.#remove(article);
    if (!words) return;
    const counted = countedWords(words);
    this.#articles.set(article, counted);
    this.#length += counted.length;
    for (const word of counted.words.keys()) {
      const carriers = this.#carriers.get(word) ?? new Set();
      this.#carriers.set(word, carriers.add(article));
    }
  }

  /** `wordsOf` gives the words of an article that is there. */
  search(words: readonly string[], limit: number, wordsOf: (article: ArticleId) => IndexedWords): Hit[] {
    this.#countLaid(wordsOf);
    const carriers = words.map((word) => this.#carriers.get(word) ?? new Set<ArticleId>());
    const rarest = carriers.reduce((least, some) => (some.size < least.size ? some : least));
    const hits = [...rarest]
      .filter((article) => carriers.every((some) => some.has(article)))
      .map((article) => ({ article, rank: this.#rank(article, words) }));
    return hits.sort((x, y) => y.rank - x.rank || compareText(x.article, y.article)).slice(0, limit);
  }

  #rank(article: ArticleId, words: readonly string[]): number {
    const { words: counts, length } = this.#articles.get(article)!;
    const mean = this.#length / this.#articles.size || 1;
    const damped = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / mean);
    return words.reduce((rank, word) => {
      const count = counts.get(word) ?? 0;
      const rarity = Math.log(1 + this.#articles.size / (this.#carriers.get(word)?.size ?? 1));
      return rank + (rarity * count * (SATURATION + 1)) / (count + damped);
    }, 0);
  }

  #remove(article: ArticleId): void {
    const known = this.#articles.get(article);
    if (!known) return;
    this.#length -= known.length;
    this.#articles.delete(article);
    for (const word of known.words.keys()) {
      const carriers = this.#carriers.get(word);
      carriers?.delete(article);
      if (carriers?.size === 0) this.#carriers.delete(word);
    }
  }

  #countLaid(wordsOf: (article: ArticleId) => IndexedWords): void {
    if (this.#laid.size === 0) return;
    this.#own();
    for (const [article, isThere] of this.#laid) this.#count(article, isThere ? wordsOf(article) : undefined);
    this.#laid.clear();
  }

  #own(): void {
    if (!this.#isShared) return;
    this.#laid = new Map(this.#laid);
    this.#articles = new Map(this.#articles);
    this.#carriers = new Map([...this.#carriers].map(([word, some]) => [word, new Set(some)]));
    this.#isShared = false;
  }
}

function countedWords({ title, body }: IndexedWords): Counted {
  const words = new Map<string, number>();
  for (const word of body) words.set(word, (words.get(word) ?? 0) + 1);
  for (const word of title) words.set(word, (words.get(word) ?? 0) + TITLE_WEIGHT);
  return { words, length: title.length + body.length };
}

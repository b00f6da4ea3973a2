import { createHash } from "node:crypto";
import { type Annotation, type ArticleId, publisherKey, type Setting } from "../../model/index.ts";
import { pack } from "../packed/pack.ts";
import { type IndexedWords, searchWordsOf } from "../search-words.ts";
import type { Kept } from "../store.ts";
import type { VersionRow } from "../tables.ts";

/** What is laid beside an article, packed. */
export interface Laid {
  readonly id: ArticleId;
  readonly setting: Uint8Array | undefined;
  readonly annotation: Uint8Array;
  /** Key of the annotation: a hash of its bytes. */
  readonly hash: string;
  /** The publisher's name as the setting knows it. */
  readonly publisher: string | undefined;
}

/** An article to be kept, packed. `version.number` is given when it is written. */
export interface Put {
  readonly laid: Laid;
  readonly version: VersionRow;
  readonly publisher: string;
  /** Made when they are indexed: a store in memory makes them when somebody searches. */
  readonly words: () => IndexedWords;
}

export function packedPut({ article, setting, annotation, version }: Kept): Put {
  return {
    laid: packedLaid(article.id, setting, annotation),
    version: {
      article: article.id,
      number: 1,
      raw_hash: version.rawHash,
      text_hash: version.textHash,
      first_seen: version.firstSeen,
      fetched: version.fetched,
      place: version.place,
      packed: pack(article),
    },
    publisher: publisherKey(setting?.publisher === undefined ? article : { ...article, publisher: setting.publisher }),
    words: () => searchWordsOf(article),
  };
}

/** Tokens are many times the size of all the rest and nothing reads them later: they are not kept. */
export function packedLaid(id: ArticleId, setting: Setting | undefined, annotation: Annotation): Laid {
  const packed = pack({ ...annotation, tokens: [] });
  return {
    id,
    setting: setting && pack(setting),
    annotation: packed,
    hash: createHash("sha256").update(packed).digest("hex").slice(0, 32),
    publisher: setting?.publisher,
  };
}

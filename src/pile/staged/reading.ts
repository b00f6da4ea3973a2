import { PileCounters, readArticles, repeatsOn } from "../../article/index.ts";
import { type Article, compareText, type Raw } from "../../model/index.ts";
import { memoryStore } from "../../store/memory/open.ts";
import { Filing } from "../filing.ts";
import { listOf } from "../kept.ts";
import { bytesOr, packedIn, textIn } from "./columns.ts";
import { eachRun, messageRow, type Row, type Rows, type Stage } from "./stage.ts";

/** An article with the posts that stand inside it, under the id it was read with. */
interface FamilyRow {
  readonly of: "family";
  readonly base: string;
  readonly family: string;
}

/** Reads raw input. Rows that lie before it may also be `Raw`s themselves. */
export const read: Stage = {
  does: "reads inputs {location, name, text | base64} into articles, one row an article with the posts inside it",
  async *run(rows: Rows) {
    for await (const row of rows) {
      const raw = rawOf(row);
      if ("of" in raw) yield raw;
      else yield* familiesIn(raw);
    }
  },
};

async function* familiesIn(raw: Raw): AsyncGenerator<object> {
  let family: Article[] = [];
  for await (const reading of readArticles(raw)) {
    if ("message" in reading) {
      yield messageRow(reading.message);
      continue;
    }
    const { article } = reading;
    if (family.length > 0 && article.partOf?.article !== family[0]!.id) {
      yield familyRow(family);
      family = [];
    }
    family.push(article);
  }
  if (family.length > 0) yield familyRow(family);
}

function familyRow(family: readonly Article[]): FamilyRow {
  return { of: "family", base: family[0]!.id, family: JSON.stringify(family) };
}

function rawOf(row: Row): Raw | ReturnType<typeof messageRow> {
  if (typeof row.open === "function") return row as unknown as Raw;
  try {
    const location = textIn(row, "location");
    const bytes = bytesOr(row, "base64") ?? new TextEncoder().encode(textIn(row, "text"));
    const open = async function* () {
      yield bytes;
    };
    return { location, name: typeof row.name === "string" ? row.name : location, size: bytes.length, open };
  } catch (error) {
    return messageRow({ rule: "stage-row", text: `an input row was left out: ${String(error)}`, level: "error" });
  }
}

/** Who holds an id, as the desk decides it, and what each article counts for on its publisher's pages. */
export const lines: Stage = eachRun(
  "gives articles their ids and counts their lines; rows of one `base` together",
  "base",
  async (rows) => {
    const families = rows.map((row) => packedIn<[Article, ...Article[]]>(row, "family"));
    const ids = families.flat().map(({ id }) => id);
    if (families.length === 1 && new Set(ids).size === ids.length) return families.flat().map(articleRow);
    return filed(families);
  },
);

async function filed(families: readonly [Article, ...Article[]][]): Promise<object[]> {
  const store = memoryStore();
  const change = await store.begin();
  const filing = new Filing(store, change, "1970-01-01T00:00:00Z", new Set());
  const inOrder = [...families].sort(([x], [y]) => compareText(orderOf(x), orderOf(y)));
  for (const family of inOrder) await filing.file(family);
  await filing.write();
  await change.commit();
  const kept = await listOf(store.articles(await listOf(store.articleIds())));
  return [...kept.map(({ article }) => articleRow(article)), ...filing.notes.map(messageRow)];
}

function orderOf({ location, published = "~", text }: Article): string {
  return [location, published, text].join("\u0001");
}

function articleRow(article: Article): object {
  const counters = new PileCounters();
  counters.add(article);
  const { publishers, headlines } = counters.state();
  const [[publisher, pages] = [null, []]] = publishers;
  const keysOf = (kind: "titles" | "lone") => headlines.flatMap(([key, at]) => (at[kind].length > 0 ? [key] : []));
  return {
    of: "article",
    id: article.id,
    publisher,
    page: pages.length > 0 ? JSON.stringify(pages[0]) : null,
    titles: keysOf("titles"),
    lone: keysOf("lone"),
    article: JSON.stringify(article),
  };
}

/** What repeats on the pages of one publisher. Linear in its lines. */
export const furniture: Stage = eachRun(
  "finds what repeats on a publisher's pages; rows of one `publisher` together",
  "publisher",
  (rows) => {
    const { furniture, siteName = null } = repeatsOn(rows.map((row) => packedIn(row, "page")));
    return [{ of: "furniture", publisher: textIn(rows[0]!, "publisher"), furniture, site: siteName }];
  },
);

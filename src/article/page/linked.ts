import { comparable } from "./posts.ts";

/** What schema.org data in a page says about one article. */
export interface LinkedArticle {
  readonly headline?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  readonly language?: string;
  readonly url?: string;
  readonly body?: string;
  readonly description?: string;
  /** One of several in a list: the page only leads to it. */
  readonly isListed?: true;
  /** An update of a live blog. */
  readonly isUpdate?: true;
}

type Json = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|Posting|Report|Review|NewsItem)$/;
const MOST_NODES = 4000;
const MOST_ARTICLES = 400;
const LONGEST_BODY = 200_000;

/** All articles of the page's JSON-LD blocks in their order; broken or hostile JSON is ignored. */
export function readLinkedData(blocks: readonly string[]): LinkedArticle[] {
  return blocks.flatMap((block) => findArticles(parse(block))).slice(0, MOST_ARTICLES);
}

/**
 * The article that the page is about: the one at the page's own address, else the one whose headline a title of the page
 * repeats, else the first that is not one of a list.
 */
export function ownArticle(
  articles: readonly LinkedArticle[],
  titles: readonly (string | undefined)[],
  addresses: readonly (string | undefined)[],
): LinkedArticle | undefined {
  const own = articles.filter(({ isUpdate }) => !isUpdate);
  const told = new Set(titles.map((title) => comparable(title ?? "")).filter((title) => title !== ""));
  const places = new Set(addresses.map(placeOf).filter((place) => place !== ""));
  return (
    own.find(({ url }) => places.has(placeOf(url))) ??
    own.find(({ headline }) => told.has(comparable(headline ?? ""))) ??
    own.find(({ isListed }) => !isListed)
  );
}

/** An address without scheme, query and closing slash, empty for a front page. */
function placeOf(url: string | undefined): string {
  const place = (url ?? "")
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/[?#].*$/s, "")
    .replace(/\/$/, "");
  return place.includes("/") ? place : "";
}

function parse(block: string): unknown {
  try {
    return JSON.parse(
      block
        .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, "")
        .replace(/[\u0000-\u001f]+/g, " "),
    );
  } catch {
    return undefined;
  }
}

/** A node with the way that led to it. */
interface Found {
  readonly node: unknown;
  readonly isListed: boolean;
  readonly isUpdate: boolean;
}

const INNER = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "liveBlogUpdate"];

/** Breadth first over lists, `@graph` and nested nodes, up to a fixed number of nodes. */
function findArticles(root: unknown): LinkedArticle[] {
  const queue: Found[] = [{ node: root, isListed: false, isUpdate: false }];
  const found: LinkedArticle[] = [];
  for (let i = 0; i < queue.length && i < MOST_NODES && found.length < MOST_ARTICLES; i++) {
    const { node, isListed, isUpdate } = queue[i]!;
    if (Array.isArray(node)) queue.push(...node.slice(0, 400).map((one) => ({ node: one, isListed, isUpdate })));
    else if (isJson(node)) {
      if (isArticle(node))
        found.push({ ...describe(node), ...(isListed ? { isListed } : {}), ...(isUpdate ? { isUpdate } : {}) });
      for (const key of INNER)
        if (typeof node[key] === "object")
          queue.push({
            node: node[key],
            isListed: isListed || key === "itemListElement",
            isUpdate: isUpdate || key === "liveBlogUpdate",
          });
    }
  }
  return found;
}

function isArticle(node: Json): boolean {
  const isNamed = typesOf(node).some((type) => ARTICLE.test(type));
  return isNamed && Boolean(node.headline || node.datePublished || node.articleBody);
}

function describe(node: Json): LinkedArticle {
  const body = typeof node.articleBody === "string" ? node.articleBody.slice(0, LONGEST_BODY) : undefined;
  const found: Record<string, unknown> = {
    headline: textOf(node.headline) ?? textOf(node.name),
    published: textOf(node.datePublished),
    modified: textOf(node.dateModified),
    publisher: nameOf(node.publisher) ?? nameOf(node.sourceOrganization),
    language: textOf(node.inLanguage),
    url: textOf(node.url) ?? addressOf(node.mainEntityOfPage),
    description: textOf(node.description),
    body,
  };
  const authors = (Array.isArray(node.author) ? node.author : [node.author])
    .map(nameOf)
    .filter((name) => name !== undefined);
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...known, authors: [...new Set(authors)].slice(0, 20) };
}

function addressOf(value: unknown): string | undefined {
  return isJson(value) ? textOf(value["@id"]) : textOf(value);
}

function isJson(node: unknown): node is Json {
  return typeof node === "object" && node !== null;
}

function typesOf(node: Json): string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === "string");
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return Array.isArray(value[0]) ? undefined : textOf(value[0]);
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 2000) : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return Array.isArray(value[0]) ? undefined : nameOf(value[0]);
  return isJson(value) ? textOf(value.name) : textOf(value);
}

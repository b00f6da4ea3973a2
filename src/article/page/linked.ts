/** What schema.org data in a page says about its article. */
export interface LinkedArticle {
  readonly headline?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  readonly language?: string;
  readonly url?: string;
}

type Json = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|Posting|Report|Review|NewsItem)$/;
const MOST_NODES = 4000;

/** Reads the first article of the page's JSON-LD blocks; broken or hostile JSON is ignored. */
export function readLinkedData(blocks: readonly string[]): LinkedArticle | undefined {
  for (const block of blocks) {
    const article = findArticle(parse(block));
    if (article) return describe(article);
  }
  return undefined;
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

/** Breadth first over lists, `@graph` and nested nodes, up to a fixed number of nodes. */
function findArticle(root: unknown): Json | undefined {
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...node.slice(0, 200));
    else if (isJson(node)) {
      if (typesOf(node).some((type) => ARTICLE.test(type)) && (node.headline || node.datePublished || node.articleBody))
        return node;
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"])
        if (typeof node[key] === "object") queue.push(node[key]);
    }
  }
  return undefined;
}

function describe(node: Json): LinkedArticle {
  const found: Record<string, unknown> = {
    headline: textOf(node.headline) ?? textOf(node.name),
    published: textOf(node.datePublished),
    modified: textOf(node.dateModified),
    publisher: nameOf(node.publisher) ?? nameOf(node.sourceOrganization),
    language: textOf(node.inLanguage),
    url: textOf(node.url) ?? textOf(node.mainEntityOfPage),
  };
  const authors = (Array.isArray(node.author) ? node.author : [node.author])
    .map(nameOf)
    .filter((name) => name !== undefined);
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...known, authors: [...new Set(authors)].slice(0, 20) };
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

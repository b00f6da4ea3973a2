/** An invented paper: its domain tells how its server behaves. */
export interface Paper {
  readonly domain: string;
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly feedPath: string;
  readonly pages: readonly Page[];
}

export interface Page {
  /** As the feed names it. */
  readonly path: string;
  /** Its own address, for pages that are named by another one. */
  readonly otherPath: string;
  readonly kind: number;
  readonly number: number;
  readonly published: number;
  readonly isRevised: boolean;
}

const HOUR = 3_600_000;
const PLACES = "Orlwick Tarnby Veskar Mellin Doverlo Sundhal Pirrin Kastow Elmere Brosk Jurlen Wexholm".split(" ");
const THINGS = "ferry bridge harbour reservoir tramway market school library orchard mine quarry lighthouse".split(" ");
const ACTS = "reopened closed flooded burned expanded collapsed".split(" ");
const NAMES = "Ottar Lindqvist|Mira Tolvane|Jonas Breck|Edda Warlow|Pavel Strand|Signe Halloran".split("|");

export function papersOf(count: number, pages: number, start: number): Paper[] {
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 13;
    const feedPath = kind === 4 ? "/old.xml" : kind === 10 ? "/loop.xml" : "/feed.xml";
    const list = kind >= 10 ? [] : Array.from({ length: pages }, (_, k) => pageOf(i, k, pages, start));
    return { domain: `paper${i}.example`, name: `Paper ${i} Post`, kind, start, feedPath, pages: list };
  });
}

function pageOf(paper: number, k: number, pages: number, start: number): Page {
  const number = paper * 100 + k;
  // Some are there from the beginning, others come within the first day.
  const published = start - 2 * HOUR + Math.floor((k * 23 * HOUR) / pages) + ((paper * 7) % 60) * 60_000;
  const [path, otherPath] = [`/a/${number}-story`, `/story/${number}`];
  return { path, otherPath, kind: (paper + k) % 10, number, published, isRevised: k % 2 === 0 };
}

export function addressOf(paper: Paper, page: Page, port: number): string {
  return `http://news.${paper.domain}:${port}${page.kind === 1 || page.kind === 2 ? page.otherPath : page.path}`;
}

export function feedBody(paper: Paper, all: readonly Paper[], now: number, port: number): string {
  const there = paper.pages.filter(({ published }) => published <= now).reverse();
  const next = all[(all.indexOf(paper) + 1) % all.length]!;
  const borrowed = next.pages.filter(({ published, kind }) => published <= now && kind !== 9 && kind !== 5).slice(0, 1);
  const items = [
    ...there.map((page) => ({
      paper,
      page,
      url: `http://news.${paper.domain}:${port}${page.path}?utm_source=feed&utm_medium=rss`,
    })),
    ...borrowed.map((page) => ({
      paper: next,
      page,
      url: `http://news.${next.domain}:${port}${page.path}?fbclid=x${paper.kind}#top`,
    })),
  ];
  if (paper.kind === 2) return jsonFeed(paper, items);
  if (paper.kind === 8) return sitemap(items);
  if (paper.kind === 1) return atom(paper, items);
  return rss(paper, items, port);
}

type Items = readonly { readonly paper: Paper; readonly page: Page; readonly url: string }[];

function rss(paper: Paper, items: Items, port: number): string {
  const hidden = `<item><title>Private</title><link>http://news.${paper.domain}:${port}/private/1</link></item>`;
  const list = items.map(({ paper: own, page, url }) => {
    const source = own === paper ? "" : `<source url="http://www.${own.domain}/">${own.name}</source>`;
    const date = new Date(page.published).toUTCString();
    const words = paper.kind === 3 ? "Salt & bread" : "Salt &amp; bread";
    return `<item><title>${headline(page)}</title><link>${url.replaceAll("&", "&amp;")}</link><pubDate>${date}</pubDate>${source}<description>${words}: ${summary(page)}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${paper.name}</title><ttl>30</ttl>${list.join("")}${hidden}</channel></rss>`;
}

function atom(paper: Paper, items: Items): string {
  const list = items.map(({ page, url }) => {
    const date = new Date(page.published).toISOString();
    return `<entry><id>urn:${page.number}</id><title>${headline(page)}</title><link href="${url.replaceAll("&", "&amp;")}"/><updated>${date}</updated><summary>${summary(page)}</summary></entry>`;
  });
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${paper.name}</title>${list.join("")}</feed>`;
}

function jsonFeed(paper: Paper, items: Items): string {
  const list = items.map(({ page, url }) => ({
    id: String(page.number),
    url,
    title: headline(page),
    content_text: summary(page),
    date_published: new Date(page.published).toISOString(),
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: paper.name, items: list });
}

function sitemap(items: Items): string {
  const list = items.map(({ paper, page, url }) => {
    const date = new Date(page.published).toISOString();
    return `<url><loc>${url.replaceAll("&", "&amp;")}</loc><n:news><n:publication><n:name>${paper.name}</n:name><n:language>en</n:language></n:publication><n:publication_date>${date}</n:publication_date><n:title>${headline(page)}</n:title></n:news></url>`;
  });
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">${list.join("")}</urlset>`;
}

export function headline({ number }: Page): string {
  return `${place(number)} ${thing(number)} number ${number} ${act(number)}`;
}

function summary(page: Page): string {
  return `The ${thing(page.number)} of ${place(page.number)} was ${act(page.number)} on orders of ${name(page.number)}, who keeps the register of works under file ${page.number}.`;
}

interface Shape {
  readonly version: number;
  /** How often it was read, by its age: it shows in the furniture, and is the same for whoever asks again at once. */
  readonly reads: number;
  readonly port: number;
  readonly isShort: boolean;
}

export function pageBody(paper: Paper, page: Page, { version, reads, port, isShort }: Shape): string {
  const canonical = page.kind === 4 ? "http://elsewhere.example/front/story" : addressOf(paper, page, port);
  return `<!doctype html><html ${isShort ? "amp " : ""}lang="en"><head><title>${headline(page)} | ${paper.name}</title>
<link rel="canonical" href="${canonical}"><meta property="article:published_time" content="${new Date(page.published).toISOString()}"></head>
<body><nav>Home News Sport</nav><main><article><h1>${headline(page)}</h1>${paragraphs(page, version)}</article></main>
<footer>Read ${reads} times today. Contact the desk of ${paper.name}.</footer></body></html>`;
}

function paragraphs(page: Page, version: number): string {
  const { number } = page;
  const people = 12 + number + 3 * version;
  return [
    `The ${thing(number)} in ${place(number)} was ${act(number)} on Friday, and ${people} people had to find another way, the district office said.`,
    `“We counted ${people} of them, and nobody was hurt,” said ${name(number)}, who keeps the register of works there.`,
    `Engineers from ${place(number + 5)} are to inspect the ${thing(number)} under file ${number} before the end of the month.`,
    `The council of ${place(number)} has set aside ${number + 40} crowns for each household, according to its clerk.`,
  ]
    .map((text) => `<p>${text}</p>`)
    .join("\n");
}

const place = (number: number) => PLACES[(number * 5 + Math.floor(number / 100)) % PLACES.length]!;
const thing = (number: number) => THINGS[(number * 7) % THINGS.length]!;
const act = (number: number) => ACTS[number % ACTS.length]!;
const name = (number: number) => NAMES[(number * 3) % NAMES.length]!;

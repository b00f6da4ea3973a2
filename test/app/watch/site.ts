import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { feedBody, type Page, type Paper, pageBody, papersOf } from "./papers.ts";

/** One request as the site saw it. */
export interface Seen {
  readonly domain: string;
  readonly origin: string;
  readonly path: string;
  /** Simulated time, and the number of processes that had been killed before. */
  readonly at: number;
  readonly kills: number;
  readonly isOverlapping: boolean;
  readonly agent: string;
  status: number;
  retryAfterMs?: number;
}

/** Sites of many papers on one loopback port, told apart by their host names. Times are simulated. */
export class Site {
  readonly papers: readonly Paper[];
  readonly seen: Seen[] = [];
  /** Texts that were sent to the end, by page. */
  readonly served = new Map<string, Set<string>>();
  readonly clock: { now: number; kills: number };
  port = 0;
  readonly #server: Server;
  readonly #active = new Map<string, number>();
  readonly #firstServed = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #bomb = gzipSync(Buffer.alloc(64 << 20));

  constructor(papers: number, pages: number, clock: { now: number; kills: number }) {
    this.clock = clock;
    this.papers = papersOf(papers, pages, clock.now);
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async start(port = 0): Promise<number> {
    await new Promise<void>((resume) => this.#server.listen(port, "127.0.0.1", resume));
    this.port = (this.#server.address() as AddressInfo).port;
    return this.port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resume) => this.#server.close(resume));
  }

  /** Addresses of all feeds, as a reader has them. */
  feeds(): string[] {
    return this.papers.map((paper) => `http://www.${paper.domain}:${this.port}${paper.feedPath}`);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const host = request.headers.host ?? "";
    const domain = host.replace(/:\d+$/, "").split(".").slice(-2).join(".");
    const active = (this.#active.get(domain) ?? 0) + 1;
    this.#active.set(domain, active);
    const seen: Seen = {
      domain,
      origin: host,
      path: request.url ?? "",
      at: this.clock.now,
      kills: this.clock.kills,
      isOverlapping: active > 1,
      agent: request.headers["user-agent"] ?? "",
      status: 0,
    };
    this.seen.push(seen);
    response.once("close", () => this.#active.set(domain, this.#active.get(domain)! - 1));
    const paper = this.papers.find((one) => one.domain === domain);
    if (paper) this.#answerOf(paper, request, response, seen);
    else response.writeHead(404).end();
    seen.status = response.statusCode;
  }

  #answerOf(paper: Paper, request: IncomingMessage, response: ServerResponse, seen: Seen): unknown {
    const path = seen.path.split("?", 1)[0]!;
    if (path === "/robots.txt") return this.#robots(paper, response);
    const refusal = this.#refusal(paper, path);
    if (refusal) {
      const { status, seconds } = refusal;
      if (seconds !== undefined) seen.retryAfterMs = seconds * 1000;
      response.writeHead(status, seconds === undefined ? {} : { "retry-after": String(seconds) }).end("wait");
      return;
    }
    if (path === paper.feedPath || path === "/feed") return this.#feed(paper, path, request, response);
    const page = paper.pages.find((one) => one.path === path || one.otherPath === path);
    if (page && page.published <= this.clock.now) return this.#page(paper, page, path, request, response);
    response.writeHead(404).end("not here");
  }

  #robots(paper: Paper, response: ServerResponse): undefined {
    if (paper.kind === 2) response.writeHead(404).end();
    else if (paper.kind === 3) response.end(`User-agent: *\nDisallow: /private/\nCrawl-delay: ${CRAWL_DELAY_S}\n`);
    else response.end("User-agent: *\nDisallow: /private/\n");
  }

  #refusal({ kind, domain }: Paper, path: string): { readonly status: number; readonly seconds?: number } | undefined {
    const number = this.#count(`${domain} refusals`);
    if (kind === 5 && number % 9 === 4) return { status: 429, seconds: 1800 };
    if (kind === 6 && number % 11 === 5) return { status: 503 };
    return kind === 9 && path === "/feed.xml" && this.clock.now > this.papers[0]!.start + 1.2 * DAY
      ? { status: 410 }
      : undefined;
  }

  #feed(paper: Paper, path: string, request: IncomingMessage, response: ServerResponse): unknown {
    const { kind, domain } = paper;
    const number = this.#count(`${domain} feed`);
    if (path === "/old.xml") return response.writeHead(301, { location: "/feed" }).end();
    if (kind === 10) return response.writeHead(302, { location: `/loop.xml?n=${number}` }).end();
    if (kind === 11) return endless(response);
    if (kind === 12) return response.writeHead(200, { "content-encoding": "gzip" }).end(this.#bomb);
    if (kind === 7 && number % 5 === 3) return undefined;
    const body = feedBody(paper, this.papers, this.clock.now, this.port);
    const etag = kind === 2 ? `"${number}"` : `"${body.length}-${hash(body)}"`;
    const isAsked = request.headers["if-none-match"] !== undefined;
    const isSame = kind === 1 ? isAsked : request.headers["if-none-match"] === etag;
    if (isSame) return response.writeHead(304, { etag }).end();
    const type = kind === 3 ? "text/html" : kind === 2 ? "application/feed+json" : "application/xml";
    response.writeHead(200, { etag, "content-type": type, "last-modified": new Date(paper.start).toUTCString() });
    response.end(body);
  }

  #page(paper: Paper, page: Page, path: string, request: IncomingMessage, response: ServerResponse): unknown {
    const key = `${paper.domain}${page.path}`;
    const number = this.#count(`${key} page`);
    if (page.kind === 1 && path === page.path)
      return response.writeHead(302, { location: `${page.otherPath}?utm_source=redirect` }).end();
    if (page.kind === 5) return response.writeHead(200, { "content-encoding": "gzip" }).end(this.#bomb);
    if (page.kind === 8 && number === 0) return undefined;
    if (page.kind === 9) return response.writeHead(404).end();
    const first = this.#firstServed.get(key) ?? this.clock.now;
    if (page.kind === 7 && this.clock.now - first > 2 * HOUR) return response.writeHead(410).end();
    const isShort = page.kind === 2 && path === page.path;
    const version = isShort ? 0 : versionAt(page, this.clock.now - first);
    const reads = Math.floor((this.clock.now - page.published) / (3 * HOUR));
    const body = pageBody(paper, page, { version, reads, port: this.port, isShort });
    const etag = page.kind === 6 ? '"always"' : `"${version}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    const headers = { etag, "content-type": page.kind === 3 ? "application/octet-stream" : "text/html; charset=utf-8" };
    if (!isShort) response.once("finish", () => this.#serve(key, first, version));
    if (page.kind === 4) response.writeHead(200, { ...headers, "content-encoding": "gzip" }).end(gzipSync(body));
    else response.writeHead(200, headers).end(body);
  }

  #serve(key: string, first: number, version: number): void {
    this.#firstServed.set(key, first);
    const served = this.served.get(key) ?? new Set<string>();
    this.served.set(key, served.add(String(version)));
  }

  #count(name: string): number {
    const number = this.#counts.get(name) ?? 0;
    this.#counts.set(name, number + 1);
    return number;
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const CRAWL_DELAY_S = 7;

/** A text stands for a while: others come half an hour, three hours and eleven hours after it was first read. */
function versionAt({ isRevised }: Page, age: number): number {
  if (!isRevised) return 0;
  return [HOUR / 2, 3 * HOUR, 11 * HOUR].filter((time) => age >= time).length;
}

/** 200 MB without an end. */
function endless(response: ServerResponse): undefined {
  response.writeHead(200, { "content-type": "application/xml" });
  const chunk = Buffer.alloc(1 << 20, 32);
  let sent = 0;
  const more = () => {
    while (sent < 200) {
      sent += 1;
      if (!response.write(chunk)) return void response.once("drain", more);
    }
    response.end();
  };
  more();
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 2_147_483_647;
  return sum;
}

import { QUESTIONS } from "../../../src/question/index.ts";

/** A request made by chance. */
export interface Made {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A number from 0 to 1, again and again: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words that have broken programs before. */
export const HOSTILE = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "NaN",
    "true",
    "null",
    "[]",
    "{}",
    "999999999999999999999",
    "2026-02-30",
    "2026-01-01T00:00:00Z",
  ],
  ...[
    "../../etc/passwd",
    "..%2f..%2fetc",
    "%00",
    "%ff%fe",
    "%",
    "%u0000",
    "\u0000",
    "\ud800",
    "\u202e",
    "a".repeat(3_000),
    "é",
    "人",
    "ａ",
  ],
  ...[
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "' OR 1=1 --",
    '"; drop table article; --',
    "*",
    "NEAR(",
    "a AND",
    "title:",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "W10",
    "WyJ4IiwiMSJd",
    "WyJuZXdlc3RTdG9yaWVzIiwiIl0",
    "WyJmYWN0cyIsIjAgeCJd",
  ],
];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  Accept: [
    "*/*",
    "text/csv",
    "application/x-ndjson",
    "image/png",
    ",,,",
    "text/html;q=0.9,*/*;q=0.8",
    "a".repeat(2_000),
  ],
  "If-None-Match": ["*", '"0"', "W/", '"29-0.0.0"'],
  Origin: ["http://evil.example", "null", "http://localhost:8080", "http://[::1"],
  Host: ["localhost:8080", "127.0.0.1", "evil.example", "[::1]:8470", "a b", ":", "localhost:99999"],
  Authorization: ["Bearer x", "Basic !!!", "Digest", `Bearer ${"x".repeat(2_000)}`],
  "Content-Type": ["application/json", "text/plain", "application/json; charset=x", "multipart/form-data"],
  "Idempotency-Key": ["k", "x".repeat(300)],
  "Last-Event-ID": ["0", "x", "99999999999999999999"],
};

/** Addresses of pages for readers. */
const PAGES = [
  ...["/", "/stories", "/stories/{id}", "/stories/{id}/changes", "/stories/{id}/report", "/facts", "/facts/{id}"],
  ...["/articles/{id}", "/articles/{id}/diff", "/lineages", "/lineages/{id}", "/people", "/said", "/search", "/check"],
  ...["/events", "/feeds", "/corrections", "/feed.atom"],
];

/** A request of a server whose pile has these ids. */
export function requestBy(next: () => number, ids: readonly string[]): Made {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const text = () => (next() < 0.4 && ids.length > 0 ? pick(ids) : next() < 0.9 ? pick(HOSTILE) : mixed(next));
  const question = pick(QUESTIONS);
  const place = next();
  const address = place < 0.7 ? `/api/v1/${question.path}` : pick(PAGES);
  const path = place < 0.9 ? address.replace(/\{\w+\}/, () => written(text(), next)) : `/${written(text(), next)}`;
  const fields = Object.keys(question.input.shape);
  const query = Array.from(
    { length: Math.floor(next() * 4) },
    () => `${next() < 0.9 && fields.length > 0 ? pick(fields) : written(text(), next)}=${written(text(), next)}`,
  );
  const headers = Object.fromEntries(
    Object.entries(HEADERS).flatMap(([name, values]) => (next() < 0.12 ? [[name, pick(values)]] : [])),
  );
  const made = {
    path: `${path}${next() < 0.1 ? pick([".json", ".csv", ".jsonl", ".exe"]) : ""}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers,
  };
  if (next() < 0.85)
    return { method: next() < 0.9 ? "GET" : pick(["HEAD", "DELETE", "PUT", "OPTIONS", "PATCH"]), ...made };
  const given = Object.fromEntries(
    fields.map((field) => [field, next() < 0.5 ? text() : pick([1, -1, true, null, [], {}, 1e308])]),
  );
  return { method: "POST", ...made, body: next() < 0.7 ? JSON.stringify(given) : mixed(next) };
}

function written(text: string, next: () => number): string {
  return next() < 0.8 ? encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")) : text.replace(/[\s#?&]/g, "_");
}

function mixed(next: () => number): string {
  return Array.from({ length: Math.floor(next() * 40) }, () =>
    String.fromCodePoint(Math.floor(next() * (next() < 0.8 ? 128 : 0xd7ff))),
  ).join("");
}

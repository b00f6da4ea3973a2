import type { Context } from "hono";

/** An answer that says what went wrong (RFC 9457), in words that name no place of this machine. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ProblemStatus,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = status;
    this.more = more;
    this.headers = headers;
  }
}

export const TITLES = {
  400: "The request cannot be read",
  401: "A token is needed",
  403: "This is not allowed",
  404: "There is no such thing",
  405: "This method is not for this address",
  406: "There is no such format",
  413: "Too much was sent",
  415: "This kind of content is not read",
  422: "The input is not right",
  429: "Too many requests",
  500: "Something failed inside",
  503: "Not now",
} as const;
export type ProblemStatus = keyof typeof TITLES;

/** A page that says what went wrong, and the policy that it is sent with. */
export interface ProblemPage {
  readonly policy: string;
  text(title: string, detail: string): string;
}

/** As a page for browsers, outside the API; else as JSON. */
export function problemResponse(c: Context, problem: Problem, page?: ProblemPage): Response {
  const { status, message, more, headers } = problem;
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (page && isForReader(c)) {
    c.header("Content-Security-Policy", page.policy);
    return c.html(page.text(TITLES[status], wordsOf(problem)), status);
  }
  const body = { type: "about:blank", title: TITLES[status], status, detail: message, ...more };
  return c.body(JSON.stringify(body), status, { "Content-Type": "application/problem+json" });
}

function isForReader(c: Context): boolean {
  return /\btext\/html\b/.test(c.req.header("accept") ?? "") && !/^\/(?:api\/|mcp\b|openapi)/.test(c.req.path);
}

/** What went wrong in plain words: what a schema says of a value it does not want is for programs. */
export function wordsOf({ message, more }: Problem): string {
  const { errors } = more as { readonly errors?: readonly { readonly field: string; readonly message: string }[] };
  if (!errors) return message;
  return errors
    .map(({ field, message: said }) => `${field}: ${PROGRAMS_WORDS.test(said) ? "this cannot be used here" : said}`)
    .join("; ");
}

const PROGRAMS_WORDS = /^(?:Invalid|Too |Unrecognized)/;

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

export function problemResponse(c: Context, { status, message, more, headers }: Problem): Response {
  const body = { type: "about:blank", title: TITLES[status], status, detail: message, ...more };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return c.body(JSON.stringify(body), status, { "Content-Type": "application/problem+json" });
}

import type { Context, MiddlewareHandler } from "hono";
import type { Jobs } from "./jobs.ts";
import { Problem } from "./problem.ts";
import type { Limiter } from "./rate.ts";
import { mayDo, type Scope, sentToken, type Token, tokenOf } from "./tokens.ts";

/** Who may ask. */
export interface Access {
  /** Hosts under which this machine alone reaches the server; undefined where it can be reached from others. */
  readonly hosts?: readonly string[];
  /** Without tokens everybody who reaches the server may do everything. */
  readonly tokens?: readonly Token[];
  readonly limiter: Limiter;
}

export const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"] as const;

/** Keeps out pages of other origins, names that were bound to this address from outside, and too many requests. */
export function guardOf({ hosts, tokens, limiter }: Access): MiddlewareHandler {
  return async (c, next) => {
    const host = hostOf(`http://${c.req.header("host") ?? ""}`);
    if (!host || (hosts && !hosts.includes(host.name))) throw new Problem(403, "This host name is not served.");
    const origin = c.req.header("origin");
    if (origin !== undefined && hostOf(origin)?.whole !== host.whole)
      throw new Problem(403, "Pages of other origins may not ask.");
    const token = tokens && tokenOf(tokens, sentToken(c.req.header("authorization")) ?? "");
    const wait = limiter.wait(token ? `token ${token.name}` : `address ${addressOf(c)}`);
    if (wait > 0) throw new Problem(429, "Ask again later.", {}, { "Retry-After": String(wait) });
    if (tokens && !token)
      throw new Problem(
        401,
        "Send a token.",
        {},
        { "WWW-Authenticate": 'Basic realm="secondsource", charset="UTF-8"' },
      );
    c.set("scope", token?.scope ?? "admin");
    await next();
  };
}

/** Refuses askers whose token does not reach so far. */
function needs(c: Context, scope: Scope): void {
  if (!mayDo(c.get("scope") as Scope, scope)) throw new Problem(403, `This needs a token with the scope ${scope}.`);
}

/** Whether the asker may correct what this server keeps. */
export function mayCorrect(c: Context, jobs: Jobs | undefined): boolean {
  return jobs !== undefined && mayDo(c.get("scope") as Scope, "admin");
}

/** The jobs of a server that writes, for askers whose token reaches so far. */
export function jobsFor(c: Context, scope: Scope, jobs: Jobs | undefined): Jobs {
  needs(c, scope);
  if (!jobs) throw new Problem(403, "This server only reads.");
  return jobs;
}

function hostOf(url: string): { readonly name: string; readonly whole: string } | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { hostname, host } = new URL(url);
  return hostname === "" ? undefined : { name: hostname, whole: host };
}

function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return incoming?.socket?.remoteAddress ?? "";
}

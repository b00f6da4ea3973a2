import { createHash, timingSafeEqual } from "node:crypto";

export const SCOPES = ["read", "write", "admin"] as const;
/** What a token may do; each scope holds those before it. */
export type Scope = (typeof SCOPES)[number];

/** A token as it is kept: never itself, only its SHA-256. */
export interface Token {
  readonly scope: Scope;
  readonly hash: Buffer;
  /** Names who asks, for the limit on requests. */
  readonly name: string;
}

/**
 * Reads a token file: a line a token, `SCOPE SHA256-IN-HEX NAME`; empty lines and lines that begin with # are left out. Throws
 * `RangeError` with the number of a line that is none of these, and when there is no token at all.
 */
export function readTokens(text: string): Token[] {
  const tokens = text.split(/\r?\n/).flatMap((line, index): Token[] => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [scope = "", hash = "", name = `line ${index + 1}`, ...rest] = line.trim().split(/\s+/);
    const isRight = SCOPES.some((known) => known === scope) && /^[0-9a-f]{64}$/i.test(hash) && rest.length === 0;
    if (!isRight)
      throw new RangeError(`line ${index + 1} is not "SCOPE SHA256-IN-HEX NAME" with a scope of ${SCOPES.join(", ")}`);
    return [{ scope: scope as Scope, hash: Buffer.from(hash, "hex"), name }];
  });
  if (tokens.length === 0) throw new RangeError("it holds no token");
  return tokens;
}

/** The token that was sent, if it is one of these. Takes as long whichever it is, and whether it is one. */
export function tokenOf(tokens: readonly Token[], sent: string): Token | undefined {
  const hash = createHash("sha256").update(sent).digest();
  let found: Token | undefined;
  for (const token of tokens) if (timingSafeEqual(token.hash, hash)) found = token;
  return found;
}

export function mayDo(scope: Scope, wanted: Scope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(wanted);
}

/** The token in an Authorization header: `Bearer TOKEN`, or the password of `Basic`, which browsers ask their reader for. */
export function sentToken(header: string | undefined): string | undefined {
  const [, kind, value] = /^(Bearer|Basic) +([^\s]{1,1000})$/i.exec(header ?? "") ?? [];
  if (!kind || !value) return undefined;
  if (kind.toLowerCase() === "bearer") return value;
  const pair = Buffer.from(value, "base64").toString();
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : undefined;
}

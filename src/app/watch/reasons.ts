/** Codes of failures in words that help whoever reads them. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: "the host is not known",
  EAI_AGAIN: "the name cannot be resolved for the moment",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was reset",
  UND_ERR_SOCKET: "the connection was closed",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time",
  UND_ERR_BODY_TIMEOUT: "the answer stopped",
  EPRIVATE: "an address of a private network (--allow-private lets it be reached)",
  HPE_INVALID_HEADER_TOKEN: "the answer is no HTTP",
  Z_DATA_ERROR: "the packed body is damaged",
  Z_BUF_ERROR: "the packed body ends early",
};

/** Why a request failed. */
export function reasonIn(error: unknown): string {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: { code?: string } };
  const known = WORDS[code ?? ""] ?? WORDS[cause?.code ?? ""];
  return known ?? (message || code || String(error)).slice(0, 200);
}

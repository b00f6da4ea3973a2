import { PassThrough } from "node:stream";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { AddArticles } from "../../../src/app/mcp/adding.ts";
import { mcpHandler } from "../../../src/app/mcp/http.ts";
import { serveStreams } from "../../../src/app/mcp/stdio.ts";
import type { Store } from "../../../src/index.ts";
import { Pile } from "../../../src/question/index.ts";
import { served } from "../http/serving.ts";

/** The two eras of the protocol, as the official client speaks them. */
export const ERAS = ["2025-11-25", "2026-07-28"] as const;
export type Era = (typeof ERAS)[number];

export interface Connected {
  readonly client: Client;
  close(): Promise<void>;
}

const serving = (pile: Pile, add?: AddArticles) => ({ pile, version: "0.0.0", clock: () => 0, ...(add && { add }) });

/** A client of the server at /mcp of an app. */
export async function overHttp(store: Store, era: Era, add?: AddArticles): Promise<Connected> {
  let handler: ReturnType<typeof mcpHandler> | undefined;
  const { app } = served(store, {
    mcp: (request, pile) => {
      handler ??= mcpHandler(serving(pile, add));
      return handler.fetch(request);
    },
  });
  const fetch = async (url: string | URL, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set("Host", "localhost");
    return app.request(String(url), { ...init, headers });
  };
  const transport = new StreamableHTTPClientTransport(new URL("http://localhost/mcp"), { fetch });
  return connected(transport, era, async () => handler?.close());
}

/** A client at the other end of two streams. */
export async function overStreams(store: Store, era: Era, add?: AddArticles): Promise<Connected> {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const server = serveStreams(serving(new Pile(store), add), there, back);
  const { StdioServerTransport } = await import("@modelcontextprotocol/server/stdio");
  return connected(new StdioServerTransport(back, there), era, () => server.close());
}

async function connected(
  transport: Parameters<Client["connect"]>[0],
  era: Era,
  end: () => Promise<void>,
): Promise<Connected> {
  const options = era === "2026-07-28" ? { versionNegotiation: { mode: "auto" as const } } : {};
  const client = new Client({ name: "test", version: "0" }, options);
  await client.connect(transport);
  const close = async () => {
    await client.close();
    await end();
  };
  return { client, close };
}

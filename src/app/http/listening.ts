import type { Server } from "node:http";
import { isIP } from "node:net";
import { serve } from "@hono/node-server";
import type { Served } from "./app.ts";

/** Where a server listens. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Time for a whole request to come in, and for the head of it. */
const REQUEST_MS = 30_000;
const HEAD_MS = 10_000;
const MOST_CONNECTIONS = 1_000;

/** Starts to listen; fails when the address cannot be had. */
export function listen({ app, close }: Served, hostname: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const serverOptions = { requestTimeout: REQUEST_MS, headersTimeout: HEAD_MS, connectionsCheckingInterval: 5_000 };
    const server = serve({ fetch: app.fetch, hostname, port, serverOptions }, (info) => {
      const host = info.family === "IPv6" || isIP(hostname) === 6 ? `[${hostname}]` : hostname;
      resolve({ url: `http://${host}:${info.port}`, port: info.port, close: () => closed(server, close) });
    }) as Server;
    server.maxConnections = MOST_CONNECTIONS;
    server.once("error", reject);
  });
}

async function closed(server: Server, close: () => Promise<void>): Promise<void> {
  await close();
  await new Promise<void>((resume) => {
    server.close(() => resume());
    server.closeAllConnections();
  });
}

/** Whether only this machine can reach an address. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "::1" || (isIP(hostname) === 4 && hostname.startsWith("127."));
}

import type { Readable, Writable } from "node:stream";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { type McpServing, mcpServer } from "./server.ts";

/** Serves one client over a pair of streams until the input ends or `close` is called. */
export function serveStreams(
  serving: McpServing,
  input: Readable,
  output: Writable,
): { readonly ended: Promise<void>; close(): Promise<void> } {
  const transport = new StdioServerTransport(input, output);
  const handle = serveStdio(() => mcpServer(serving), { transport, onerror: () => undefined });
  const ended = new Promise<void>((resume) => {
    input.once("end", resume);
    input.once("close", resume);
  });
  return { ended, close: () => handle.close() };
}

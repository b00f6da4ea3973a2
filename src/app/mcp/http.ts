import { createMcpHandler } from "@modelcontextprotocol/server";
import { type McpServing, mcpServer } from "./server.ts";

/** Answers of streamable HTTP, a server a request; who may ask is checked before. */
export function mcpHandler(serving: McpServing): {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
} {
  const handler = createMcpHandler(() => mcpServer(serving), { onerror: () => undefined });
  return { fetch: (request) => handler.fetch(request), close: async () => void (await handler.close()) };
}

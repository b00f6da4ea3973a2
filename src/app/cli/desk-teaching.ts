import { STATUS } from "./teaching.ts";

/** What the commands that answer questions do, in plain words. */
export const DESK_NOTES = {
  serve: [
    "Answers questions about a store over HTTP (/api/v1, described at /openapi.json), as an Atom feed (/feed.atom) and to programs",
    "that speak the Model Context Protocol (/mcp). Listens for this machine only, without a key; at any other address only with a file",
    "of tokens. Articles that are posted to it are worked in on a thread of its own. Nothing is sent anywhere.",
  ].join(" "),
  mcp: [
    "Serves the Model Context Protocol over standard input and output: tools that check a claim, list and show stories and facts, trace",
    "and compare articles, say who said what. They only read, unless --allow-write.",
  ].join(" "),
  ask: [
    "Asks a store one question and writes the answer: the same questions, fields and answers as over HTTP and MCP",
    "(docs/desk/api.md has them all).",
  ].join(" "),
} as const;

/** Examples under each help text. */
export const DESK_EXAMPLES = {
  serve: `
Examples:
  $ secondsource serve --store pile.db
  $ curl -s http://127.0.0.1:8470/api/v1/stories?q=ferry
  $ secondsource serve --store postgres://reader@localhost/news --host 0.0.0.0 --tokens tokens.txt --read-only
${STATUS}`,
  mcp: `
Examples:
  $ secondsource mcp --store pile.db
${STATUS}`,
  ask: `
Examples:
  $ secondsource ask status --store pile.db
  $ secondsource ask check claim="Nine people were killed." --store pile.db
  $ secondsource ask facts disputed=true limit=50 --store pile.db --format csv --out disputed.csv
${STATUS}`,
} as const;

// Writes the README's terminal session anew from the real program, between its markers.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const COMMAND = ["report", "examples/tiny"];
const [OPEN, CLOSE] = ["<!-- session -->", "<!-- /session -->"];

const page = readFileSync("README.md", "utf8");
const [from, to] = [page.indexOf(OPEN), page.indexOf(CLOSE)];
const out = execFileSync(process.execPath, ["bin/secondsource.js", ...COMMAND], {
  encoding: "utf8",
  env: { ...process.env, NO_COLOR: "1", COLUMNS: "80" },
});
const session = `${OPEN}\n\`\`\`console\n$ secondsource ${COMMAND.join(" ")}\n${out.trimEnd()}\n\`\`\`\n`;
if (from < 0 || to < from) throw new Error("README.md has lost its session markers");
writeFileSync("README.md", page.slice(0, from) + session + page.slice(to));

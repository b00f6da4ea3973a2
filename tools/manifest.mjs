// Writes models/manifest.json and data/manifest.json: size and SHA-256 of every file that the program loads.
// Run after a model was trained or a table was changed: `npm run manifest`. With --check it only says what is stale.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "..");
const isCheck = process.argv.includes("--check");

/** Cards and passports are for readers; the program loads none of them. */
function isLoaded(name) {
  return !name.endsWith(".md") && name !== "manifest.json";
}

function filesOf(shelf) {
  return readdirSync(resolve(root, shelf), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(resolve(root, shelf), resolve(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(isLoaded)
    .sort();
}

function lineOf(shelf, name) {
  const bytes = readFileSync(resolve(root, shelf, name));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return `  ${JSON.stringify(name)}: { "bytes": ${bytes.length}, "sha256": "${sha256}" }`;
}

for (const shelf of ["data", "models"]) {
  const path = resolve(root, shelf, "manifest.json");
  const text = `{\n${filesOf(shelf)
    .map((name) => lineOf(shelf, name))
    .join(",\n")}\n}\n`;
  const isStale = !existsSync(path) || readFileSync(path, "utf8") !== text;
  if (isStale && isCheck) process.exitCode = 1;
  if (isStale) console.log(`${shelf}/manifest.json ${isCheck ? "is stale: npm run manifest" : "written"}`);
  if (isStale && !isCheck) writeFileSync(path, text);
}

// Writes docs/api.md from the doc comments of everything that the package exports. `--check` only says whether it is current.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const PAGE = join(ROOT, "docs/api.md");
const HEAD = `# The library

Everything that \`import ... from "secondsource"\` gives, with its doc comment. This page is made by \`npm run docs\`; a test
holds that it is current. Spans are half-open ranges of UTF-16 code units into an article's \`text\`.
`;

/** The page as it should be. */
export function apiPage(entries = { secondsource: "src/index.ts" }) {
  const files = Object.values(entries).map((path) => join(ROOT, path));
  const program = ts.createProgram(files, { ...compilerOptions(), noEmit: true });
  const checker = program.getTypeChecker();
  const parts = Object.entries(entries).map(([name, path]) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(ROOT, path)));
    const told = checker.getExportsOfModule(module).map((symbol) => partOf(symbol, checker));
    const shown = told.sort((a, b) => a.room.localeCompare(b.room, "en") || a.name.localeCompare(b.name, "en"));
    return `\n## ${name}\n${shown.map((part) => part.text).join("")}`;
  });
  return HEAD + parts.join("");
}

function compilerOptions() {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
}

function partOf(exported, checker) {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const place = symbol.declarations?.[0];
  const file = place ? relative(join(ROOT, "src"), place.getSourceFile().fileName) : "";
  const doc = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const room = file.split(/[\\/]/)[0];
  const text = `\n### \`${exported.name}\`\n\n${doc ? `${doc}\n\n` : ""}\`\`\`ts\n${shapeOf(symbol, place)}\n\`\`\`\n`;
  return { name: exported.name, room, text };
}

/** The declaration without the bodies of functions and methods. */
function shapeOf(symbol, place) {
  const bodies = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) bodies.push([node.body.getStart(), node.body.end]);
    else if (isHidden(node)) bodies.push([node.getFullStart(), node.end]);
    else ts.forEachChild(node, visit);
  };
  const whole = ts.isVariableDeclaration(place) ? place.parent.parent : place;
  visit(whole);
  const source = place.getSourceFile().text;
  let [text, at] = ["", whole.getStart()];
  for (const [start, end] of bodies) {
    text += source.slice(at, start).trimEnd() + (source[start] === "{" ? ";" : "");
    at = end;
  }
  text += source.slice(at, whole.end);
  return text.replace(/^export /, "").trim() || symbol.name;
}

function isHidden(node) {
  if (!ts.isClassElement(node)) return false;
  const isPrivate = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return isPrivate || (node.name !== undefined && ts.isPrivateIdentifier(node.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = apiPage();
  if (!process.argv.includes("--check")) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, "utf8") !== page) {
    console.error("docs/api.md is not current: run `npm run docs`.");
    process.exitCode = 1;
  }
}

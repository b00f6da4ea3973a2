import { QUESTIONS } from "../../question/index.ts";
import { openApi } from "./openapi.ts";

const HEAD = `# HTTP API

Made of the same list as the routes; a test compares them, \`npm run docs\` writes it anew. How to ask, page, and add: [serve](serve.md).
The whole with the shape of every answer stands at \`/openapi.json\` (OpenAPI 3.1).
`;

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** docs/desk/api.md: every address with its parameters. */
export function apiReference(): string {
  const { paths } = openApi("") as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  const sections = Object.entries(paths).map(([path, methods]) => {
    const [first] = Object.values(methods);
    const heads = Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`);
    const about = [first!.summary, first!.description].filter((text) => text).join(". ");
    return `\n## ${heads.join(", ")}\n\n${about.replace(/\.?$/, ".")}\n${tableOf(first!.parameters ?? [])}`;
  });
  const asked = `\n${QUESTIONS.length} questions can be asked; \`secondsource ask NAME FIELD=VALUE\` asks them by name: ${QUESTIONS.map(({ name }) => `\`${name}\``).join(", ")}.\n`;
  return HEAD + asked + sections.join("");
}

function tableOf(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map(
    (one) =>
      `| \`${one.name}\` | ${one.in}${one.required ? ", needed" : ""} | ${shapeOf(one.schema)} | ${one.description ?? ""} |\n`,
  );
  return `\n| parameter | where | what | |\n|---|---|---|---|\n${rows.join("")}`;
}

function shapeOf({ type, enum: choices, default: usual, minimum, maximum }: Parameter["schema"]): string {
  const kind = Array.isArray(choices) ? choices.map((choice) => `\`${choice}\``).join(", ") : String(type ?? "text");
  const isBounded = typeof minimum === "number" && typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER;
  const range = isBounded ? ` ${minimum} to ${maximum}` : "";
  return `${kind}${range}${usual === undefined ? "" : `; ${usual} unless told`}`;
}

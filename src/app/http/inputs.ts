import { z } from "zod";
import type { Question } from "../../question/index.ts";
import { Problem } from "./problem.ts";

type Fields = Readonly<Record<string, { readonly type?: string }>>;

const KNOWN = new WeakMap<Question["input"], Fields>();

/** Fields of a question's input with their JSON Schema, which is made once and not at each request. */
export function fieldsOf({ input }: Pick<Question, "input">): Fields {
  const known = KNOWN.get(input);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(input, { io: "input" }) as { readonly properties?: Fields };
  KNOWN.set(input, properties);
  return properties;
}

/** Input of a question as it stands in an address; texts are read as what the schema wants. Throws a `Problem`. */
export function inputFrom(
  question: Question,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Record<string, unknown> {
  const fields = fieldsOf(question);
  const given: Record<string, unknown> = { ...params };
  for (const [name, value] of query) {
    if (Object.hasOwn(given, name)) throw wrong([{ path: [name], message: "is given twice" }]);
    if (!Object.hasOwn(fields, name)) throw wrong([{ path: [name], message: "is no parameter of this address" }]);
    given[name] = readAs(fields[name]?.type, value);
  }
  return checked(question, given);
}

/** Input that came as JSON. Throws a `Problem`. */
export function checked({ input }: Pick<Question, "input">, given: unknown): Record<string, unknown> {
  const read = input.safeParse(given);
  if (!read.success) throw wrong(read.error.issues);
  return read.data;
}

/** A text of an address or of a command line as what a field is. */
export function readAs(type: string | undefined, text: string): unknown {
  if (type === "integer" || type === "number") return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
  if (type === "boolean") return BOOLEANS.get(text.toLowerCase()) ?? text;
  return text;
}

const BOOLEANS = new Map([
  ["", true],
  ["1", true],
  ["true", true],
  ["yes", true],
  ["0", false],
  ["false", false],
  ["no", false],
]);

function wrong(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Problem {
  const errors = issues.slice(0, 20).map(({ path, message }) => ({ field: path.map(String).join("."), message }));
  const [first] = errors;
  return new Problem(422, first ? `${first.field || "The input"}: ${first.message}` : "The input is not right.", {
    errors,
  });
}

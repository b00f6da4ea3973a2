import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Command, Option } from "commander";
import { z } from "zod";
import { alertRules, faultsIn } from "../../question/alerting/rules.ts";
import { WrongCall } from "./call.ts";
import { CONFIG_FILE } from "./config-file.ts";
import { reasonOf } from "./system.ts";

const words = z.string().min(1).max(4096);

/** What the file may hold: options of the commands by their long names, in camel case. What the command line says counts more. */
const configFile = z.strictObject({
  /** For every command that needs a store. */
  store: words.optional(),
  watch: z
    .strictObject({
      lists: z.array(words).min(1).max(10_000),
      contact: z.string().regex(/^[\x20-\x7e]{3,200}$/),
      maxSize: z.number().min(0.01).max(100),
      timeout: z.number().min(0.05).max(300),
      allowPrivate: z.boolean(),
    })
    .partial()
    .optional(),
  alerts: z
    .strictObject({ rules: z.union([words, alertRules.shape.alerts]), webhook: z.url(), secretFile: words })
    .partial()
    .optional(),
  serve: z
    .strictObject({ host: words, port: z.int().min(0).max(65_535), tokens: words, readOnly: z.boolean() })
    .partial()
    .optional(),
  mcp: z.strictObject({ allowWrite: z.boolean() }).partial().optional(),
});

export type Config = z.infer<typeof configFile>;

/** Values that name files: they are meant from the folder of the config file. */
const PATHS = new Set(["store", "lists", "rules", "secretFile", "tokens"]);

/** A config file that was read, with its faults in words. */
export interface ReadConfig {
  readonly path: string;
  readonly config: Config;
  readonly faults: readonly string[];
}

/** Reads the config file that is named, or the one that lies here; undefined when there is none. */
export function readConfig(named: string | undefined): ReadConfig | undefined {
  const path = named ?? CONFIG_FILE;
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    if (named === undefined && reasonOf(error) === "ENOENT") return undefined;
    return { path, config: {}, faults: [`it could not be read (${reasonOf(error)})`] };
  }
  return parsed(path, text);
}

function parsed(path: string, text: string): ReadConfig {
  try {
    const found = configFile.safeParse(JSON.parse(text));
    if (found.success) return { path, config: found.data, faults: [] };
    return { path, config: {}, faults: faultsIn(found.error) };
  } catch (error) {
    return { path, config: {}, faults: [`it is no JSON: ${(error as Error).message}`] };
  }
}

/**
 * Gives a command what the config file says for it, before the command line is read: that counts more. The store goes to commands
 * that cannot do without. Throws `WrongCall` for a file with a fault.
 */
export function applyConfig(command: Command, named: string | undefined): void {
  const read = readConfig(named);
  if (!read || command.name() === "doctor") return;
  if (read.faults.length > 0) throw new WrongCall(`${read.path}: ${read.faults.join("; ")}`);
  const { store, ...sections } = read.config;
  const own = sections[command.name() as keyof typeof sections] ?? {};
  const needsStore = command.name() === "ask" || command.options.some(isMandatoryStore);
  const values = { ...(needsStore && store !== undefined && { store }), ...own };
  for (const [name, value] of Object.entries(values))
    command.setOptionValueWithSource(name, PATHS.has(name) ? fromFolder(value, read.path) : value, "config");
}

function isMandatoryStore(option: Option): boolean {
  return option.mandatory && option.attributeName() === "store";
}

/** The store that the file names, counted from its folder. */
export function storeIn({ config, path }: ReadConfig): string | undefined {
  return config.store === undefined ? undefined : String(fromFolder(config.store, path));
}

function fromFolder(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((one) => fromFolder(one, path));
  if (typeof value !== "string" || /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(value)) return value;
  return resolve(dirname(path), value);
}

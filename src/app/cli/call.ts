import type { ReportFormat, Wanted } from "../../index.ts";
import type { AlertRule } from "../../question/alerting/rules.ts";
import type { MemoryFiles } from "./memory.ts";

/** What was asked for, checked as far as that goes without touching a file. */
export type Call = Asked & {
  /** Leaves out the last line, which says what was written. */
  readonly quiet?: boolean;
};

type Asked =
  | {
      readonly command: "report";
      readonly inputs: readonly string[];
      readonly format: ReportFormat;
      readonly out?: string;
      readonly memory: MemoryFiles;
      /** The store that is reported, in place of inputs. */
      readonly store?: string;
      readonly since?: string;
    }
  | {
      readonly command: "add";
      readonly inputs: readonly string[];
      readonly store: string;
      readonly memory: MemoryFiles;
    }
  | {
      readonly command: "watch";
      readonly lists: readonly string[];
      readonly store: string;
      readonly isOnce: boolean;
      /** Begins without waiting for what is due later. */
      readonly isNow: boolean;
      readonly contact?: string;
      /** Largest page or feed, in bytes, and longest request, in milliseconds. */
      readonly mostBytes: number;
      readonly timeoutMs: number;
      readonly allowPrivate: boolean;
    }
  | {
      readonly command: "alerts";
      /** File with the rules, or the rules of the config file. */
      readonly rules: string | readonly AlertRule[];
      readonly store: string;
      readonly format: "jsonl" | "atom";
      readonly out?: string;
      readonly after?: number;
      readonly webhook?: string;
      readonly secretFile?: string;
      readonly follow: boolean;
    }
  | { readonly command: "doctor"; readonly store?: string; readonly config?: string; readonly format: "text" | "json" }
  | { readonly command: "backup"; readonly store: string; readonly file: string }
  /** A shell, or `--` and the words of a command line. */
  | { readonly command: "complete"; readonly words: readonly string[] }
  | {
      readonly command: "annotate";
      readonly inputs: readonly string[];
      readonly out?: string;
      readonly without: readonly Wanted[];
      /** A line table to read, and where to write the one of this run. */
      readonly lines?: string;
      readonly saveLines?: string;
    }
  | {
      readonly command: "stories";
      readonly inputs: readonly string[];
      readonly format: "text" | "jsonl";
      readonly out?: string;
      readonly memory: MemoryFiles;
      readonly store?: string;
    }
  | {
      readonly command: "compare";
      readonly a: string;
      readonly b: string;
      readonly format: "text" | "html" | "json";
      readonly out?: string;
      /** The store that holds both; `a` and `b` are ids or labels then. */
      readonly store?: string;
    }
  | { readonly command: "stage"; readonly stage: string; readonly inputs: readonly string[] }
  | { readonly command: "load"; readonly store: string; readonly inputs: readonly string[] }
  | {
      readonly command: "serve";
      readonly store: string;
      readonly host: string;
      readonly port: number;
      /** A file with who may ask. */
      readonly tokens?: string;
      readonly readOnly: boolean;
    }
  | { readonly command: "mcp"; readonly store: string; readonly allowWrite: boolean }
  | {
      readonly command: "ask";
      readonly question: string;
      readonly fields: readonly string[];
      readonly store: string;
      readonly format: "json" | "jsonl" | "csv";
      readonly out?: string;
    }
  | { readonly command: "compare-pairs"; readonly pairs: string; readonly docs: string; readonly out?: string };

/** The caller's mistake, told in one or two lines on stderr; exit status 2. */
export class WrongCall extends Error {}

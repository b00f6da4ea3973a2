/** What the thread that works tells the thread that keeps watch. */
export type FromWork =
  | { readonly say: "write"; readonly to: "stdout" | "stderr"; readonly bytes: Uint8Array }
  | { readonly say: "read" }
  | { readonly say: "part"; readonly path: string; readonly isThere: boolean }
  | { readonly say: "finisher"; readonly isThere: boolean }
  | { readonly say: "done"; readonly status: number };

/** What the thread that keeps watch answers. */
export type ToWork =
  | { readonly say: "written"; readonly code?: string }
  | { readonly say: "input"; readonly bytes?: Uint8Array; readonly code?: string }
  | { readonly say: "stop" };

/** What the thread that works is started with. */
export interface Start {
  readonly argv: readonly string[];
  readonly stdout: Face;
  readonly stderr: Face;
  readonly stdoutKey?: string;
  readonly isStdoutClosed?: boolean;
  readonly isOneStream?: boolean;
}

/** What a program can see of a stream. */
export interface Face {
  readonly isTTY: boolean;
  readonly columns?: number;
}

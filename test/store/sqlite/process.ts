import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const WRITER = join(import.meta.dirname, "writer.ts");

/** What a writing process acknowledged before it ended, and its last words. */
export interface Ended {
  readonly acknowledged: readonly number[];
  readonly said: string;
}

export interface Writing {
  readonly path: string;
  /** Killed (SIGKILL) this long after its first commit. */
  readonly killAfterMs?: number;
  /** Runs as this user and group. */
  readonly uid?: number;
  /** A shell's limit in front of it, such as `ulimit -f 400`. */
  readonly limit?: string;
}

/** Runs a process that writes until it is killed or cannot go on. */
export async function writing({ path, killAfterMs, uid, limit = "true" }: Writing): Promise<Ended> {
  const line = `${limit}; exec "$@"`;
  const node = [process.execPath, "--import", "tsx", WRITER, path];
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn("/bin/sh", ["-c", line, "sh", ...node], {
    ...user,
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk) => {
    if (out === "" && killAfterMs !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  await once(child, "close");
  return { acknowledged: out.split("\n").slice(0, -1).map(Number), said };
}

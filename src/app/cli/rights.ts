import { statSync } from "node:fs";
import { WrongCall } from "./call.ts";

const READ = 0o004;
const WRITE = 0o002;

/** True for a file that every user of the machine may read. Windows keeps no such rights. */
export function isReadByAll(path: string): boolean {
  return mayAll(path, READ);
}

/** Throws `WrongCall` for a file of tokens to which every user of the machine could add one of his own. */
export function refuseWritable(path: string): void {
  if (mayAll(path, WRITE))
    throw new WrongCall(
      `serve: every user may write ${path}, and so let himself in; take that away: chmod 600 ${path}`,
    );
}

function mayAll(path: string, right: number): boolean {
  if (process.platform === "win32") return false;
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && (status.mode & right) !== 0;
}

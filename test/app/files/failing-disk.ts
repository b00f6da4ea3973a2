import { DISK, type Disk, type Handle } from "../../../src/app/files/whole-file.ts";

/** What goes wrong at which call: the n-th call (from 1) of that kind fails with the code, or takes only some bytes. */
export interface Fault {
  readonly call: "open" | "write" | "sync" | "chmod" | "close" | "rename";
  readonly at: number;
  /** The system's error code; without one a write is short. */
  readonly code?: string;
}

/** The machine's disk with one fault; `calls` counts what was asked of it. */
export function failingDisk(fault?: Fault): { disk: Disk; calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const enter = (call: Fault["call"]): boolean => {
    const count = (calls.get(call) ?? 0) + 1;
    calls.set(call, count);
    const isNow = fault?.call === call && fault.at === count;
    if (isNow && fault.code) throw Object.assign(new Error(`${fault.code}: as arranged`), { code: fault.code });
    return isNow;
  };
  const disk: Disk = {
    async open(path, flags, mode) {
      enter("open");
      return wrapped(await DISK.open(path, flags, mode), enter);
    },
    async rename(from, to) {
      enter("rename");
      await DISK.rename(from, to);
    },
    unlink: (path) => DISK.unlink(path),
  };
  return { disk, calls };
}

function wrapped(handle: Handle, enter: (call: Fault["call"]) => boolean): Handle {
  return {
    async write(bytes, offset, length) {
      const isShort = enter("write");
      return handle.write(bytes, offset, isShort ? Math.ceil(length / 3) : length);
    },
    async chmod(mode) {
      enter("chmod");
      await handle.chmod(mode);
    },
    async sync() {
      enter("sync");
      await handle.sync();
    },
    async close() {
      enter("close");
      await handle.close();
    },
  };
}

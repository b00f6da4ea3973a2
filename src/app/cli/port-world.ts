import { Readable, Writable } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import type { FromWork, Start, ToWork } from "./port.ts";
import type { World } from "./world.ts";

type Answered = (error?: Error | null) => void;

/** The machine as a thread sees it whose streams and signals belong to the thread that started it. */
export class PortWorld implements World {
  readonly env = process.env;
  readonly stdin: Readable;
  readonly stdout: World["stdout"];
  readonly stderr: World["stderr"];
  readonly stdoutKey?: string;
  readonly isStdoutClosed?: boolean;
  readonly isOneStream?: boolean;
  readonly #port: MessagePort;
  readonly #finishers = new Set<() => Promise<void>>();
  /** Writes that were sent and not yet answered, in order. */
  readonly #sent: Answered[] = [];

  constructor(port: MessagePort, { stdout, stderr, stdoutKey, isStdoutClosed, isOneStream }: Start) {
    this.#port = port;
    this.stdin = new Readable({ read: () => this.#say({ say: "read" }) });
    this.stdout = Object.assign(
      new Writable({ write: (bytes, _, done) => this.#write("stdout", bytes, done) }),
      stdout,
    );
    this.stderr = Object.assign(new Writable({ write: (bytes, _, done) => this.#tell(bytes, done) }), stderr);
    if (stdoutKey !== undefined) this.stdoutKey = stdoutKey;
    if (isStdoutClosed) this.isStdoutClosed = true;
    if (isOneStream) this.isOneStream = true;
    port.on("message", (answer: ToWork) => this.#hear(answer));
  }

  readonly onPart = (path: string, isThere: boolean): void => this.#say({ say: "part", path, isThere });

  readonly onStop = (finish: () => Promise<void>): (() => void) => {
    this.#finishers.add(finish);
    this.#say({ say: "finisher", isThere: true });
    return () => {
      this.#finishers.delete(finish);
      if (this.#finishers.size === 0) this.#say({ say: "finisher", isThere: false });
    };
  };

  /** Waits until everything has been handed on, then says that the work is done. */
  async end(status: number): Promise<void> {
    while (this.#sent.length > 0) await new Promise((wake) => setImmediate(wake));
    this.#say({ say: "done", status });
  }

  #say(message: FromWork): void {
    this.#port.postMessage(message);
  }

  #write(to: "stdout" | "stderr", bytes: Uint8Array, done: Answered): void {
    this.#sent.push(done);
    this.#say({ say: "write", to, bytes });
  }

  /** Messages and the progress bar do not wait for their answer: a stage that is long at work gives no time to hear it. */
  #tell(bytes: Uint8Array, done: Answered): void {
    this.#write("stderr", bytes, () => undefined);
    done();
  }

  #hear(answer: ToWork): void {
    if (answer.say === "written") this.#sent.shift()?.(answer.code ? failure(answer.code) : null);
    else if (answer.say === "stop") void this.#finish();
    else if (answer.code) this.stdin.destroy(failure(answer.code));
    else this.stdin.push(answer.bytes ? Buffer.from(answer.bytes) : null);
  }

  async #finish(): Promise<void> {
    await Promise.allSettled([...this.#finishers].map((finish) => finish()));
    await this.end(0);
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

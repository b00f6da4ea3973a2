import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL cluster of its own in a temporary folder, on a Unix socket only, gone after the tests. */
export interface Server {
  url(database: string): string;
  /** Makes an empty database. */
  create(options?: string): Promise<string>;
  run(database: string, sql: string): Promise<unknown[]>;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

const USER = "tester";
const SETTINGS = ["fsync=off", "max_connections=60", "listen_addresses="];

/** Folder of the server's programs, the newest version first; undefined on a machine without a server. */
export function serverPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

export async function startServer({ sharedBuffers = "16MB" } = {}): Promise<Server> {
  const programs = serverPrograms();
  if (!programs) throw new Error("no PostgreSQL server programs here: apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "secondsource-pg-"));
  const owner = ownerOf();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", USER, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"];
  execFileSync(join(programs, "initdb"), init, { ...owner, stdio: "ignore", cwd: folder });
  const settings = [...SETTINGS, `shared_buffers=${sharedBuffers}`, `unix_socket_directories=${folder}`].flatMap(
    (setting) => ["-c", setting],
  );
  const child = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
    ...owner,
    stdio: "ignore",
    cwd: folder,
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  await ready(folder, child);
  return serverIn(folder, child, kill);
}

function serverIn(folder: string, child: ChildProcess, kill: () => void): Server {
  let made = 0;
  const url = (database: string) => `postgres:///${database}?host=${encodeURIComponent(folder)}&user=${USER}`;
  const run = (database: string, sql: string) => query(url(database), sql);
  return {
    url,
    run,
    async create(options = "") {
      const name = `pile${++made}`;
      await run("postgres", `create database ${name} ${options}`);
      return name;
    },
    drop: async (database) => void (await run("postgres", `drop database ${database} with (force)`)),
    async stop() {
      const ended = new Promise((resume) => child.once("exit", resume));
      child.kill("SIGQUIT");
      await ended;
      process.off("exit", kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function ready(folder: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
    const answers = await query(
      `postgres:///postgres?host=${encodeURIComponent(folder)}&user=${USER}`,
      "select 1",
    ).catch(() => []);
    if (answers.length > 0) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error("postgres did not start within 20 s");
}

/** PostgreSQL refuses to run as root. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { freshPartName } from "../../../src/app/files/parts.ts";
import { WholeFile, writeAll } from "../../../src/app/files/whole-file.ts";
import { freshFolder } from "../cli/run.ts";
import { type Fault, failingDisk } from "./failing-disk.ts";

const folder = freshFolder();
const place = join(folder, "report.html");
const PARTS = ["<p>one</p>".repeat(2_000), "<p>other</p>".repeat(3_000), "<p>ferry at Tyrsund</p>"];

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(place, "old");
});
afterAll(() => rmSync(folder, { recursive: true }));

async function write(fault?: Fault): Promise<void> {
  const file = await WholeFile.begin(place, failingDisk(fault));
  for (const part of PARTS) await file.write(Buffer.from(part));
  expect(readFileSync(place, "utf8")).toBe("old");
  await file.finish();
}

test("the old file stays until the new one is whole", async () => {
  await write();
  expect(readFileSync(place, "utf8")).toBe(PARTS.join(""));
  expect(readdirSync(folder)).toEqual(["report.html"]);
});

test.each([1, 2, 3])("a write that takes only some of the bytes is gone on with (write %i)", async (at) => {
  await write({ call: "write", at });
  expect(readFileSync(place, "utf8")).toBe(PARTS.join(""));
});

const FAULTS: Fault[] = [
  { call: "open", at: 1, code: "EMFILE" },
  ...[1, 2, 3].flatMap((at) => ["ENOSPC", "EIO", "EDQUOT"].map((code): Fault => ({ call: "write", at, code }))),
  { call: "sync", at: 1, code: "EIO" },
  { call: "sync", at: 1, code: "ENOSPC" },
  { call: "chmod", at: 1, code: "EPERM" },
  { call: "close", at: 1, code: "EIO" },
  { call: "rename", at: 1, code: "EBUSY" },
];

test.each(FAULTS)("$code in $call $at is thrown, the old file stays, nothing else is left", async (fault) => {
  await expect(write(fault)).rejects.toMatchObject({ code: fault.code });
  expect(readFileSync(place, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["report.html"]);
});

test("a fault in flushing the folder is thrown: the name may be lost", async () => {
  await expect(write({ call: "sync", at: 2, code: "EIO" })).rejects.toMatchObject({ code: "EIO" });
});

test("a disk that knows no flushing is written to all the same", async () => {
  await write({ call: "sync", at: 1, code: "EINVAL" });
  expect(readFileSync(place, "utf8")).toBe(PARTS.join(""));
});

test("a handle that takes no byte is an error, not an endless loop", async () => {
  const handle = { write: async () => ({ bytesWritten: 0 }) };
  await expect(writeAll(handle, new Uint8Array(3))).rejects.toMatchObject({ code: "EIO" });
});

test("rights stay, and a link is written through", async () => {
  chmodSync(place, 0o640);
  symlinkSync("report.html", join(folder, "link.html"));
  const file = await WholeFile.begin(join(folder, "link.html"));
  await file.write(Buffer.from("new"));
  await file.finish();
  expect(readFileSync(place, "utf8")).toBe("new");
  expect(statSync(place).mode & 0o777).toBe(0o640);
});

/** The number of a process that has ended. */
function endedProcess(): number {
  return Number(execFileSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }));
}

test("part files of runs that are no more are removed, all else is left alone", async () => {
  const ours = freshPartName();
  const dead = ours.replace(`-${process.pid}-`, `-${endedProcess()}-`);
  const elsewhere = dead.replace(/^\.secondsource-.{8}/, ".secondsource-00000000");
  const alive = ours.replace(`-${process.pid}-`, `-${process.ppid}-`);
  const other = ".report.html.123.part";
  for (const name of [ours, dead, elsewhere, alive, other]) writeFileSync(join(folder, name), "half");
  const file = await WholeFile.begin(place);
  await file.finish();
  expect(readdirSync(folder).sort()).toEqual([ours, elsewhere, alive, other, "report.html"].sort());
});

test("in a container, where every run has one number, a part older than this run is removed", async () => {
  const name = join(folder, freshPartName());
  writeFileSync(name, "half");
  const before = Date.now() / 1000 - process.uptime() - 60;
  utimesSync(name, before, before);
  await (await WholeFile.begin(place)).abandon();
  expect(readdirSync(folder)).toEqual(["report.html"]);
});

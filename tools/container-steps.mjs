// Does what the Containerfile in examples/desk says, on this machine in a temporary folder: for machines without a container engine.
// The lines are read from the file, so that what is done here is what stands there.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const lines = readFileSync(join(root, "examples/desk/Containerfile"), "utf8").split("\n");
const [build, install] = lines.filter((line) => line.startsWith("RUN ")).map((line) => line.slice(4));
const work = mkdtempSync(join(tmpdir(), "secondsource-container-"));
const shell = (line, cwd, env = {}) =>
  execFileSync("sh", ["-ec", line], { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
try {
  const [source, image, desk] = ["src", "image", "desk"].map((name) => join(work, name));
  for (const folder of [source, image, desk]) mkdirSync(folder);
  for (const name of execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter(Boolean))
    cpSync(join(root, name), join(source, name));
  const packed = join(work, "secondsource.tgz");
  shell(build.replaceAll("/secondsource.tgz", packed), source);
  shell(
    install
      .replace(/--mount=\S+ /, "")
      .replaceAll("/secondsource.tgz", packed)
      .replace(/ && npm cache.*/, ""),
    work,
    {
      npm_config_prefix: image,
    },
  );
  const [entry] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(lines.join("\n"))[1]);
  const [command] = JSON.parse(/^CMD (.+)$/m.exec(lines.join("\n"))[1]);
  const run = (...words) => execFileSync(join(image, "bin", entry), words, { cwd: desk, encoding: "utf8" });
  console.log(run(command));
  cpSync(join(root, "examples/tiny"), join(desk, "tiny"), { recursive: true });
  run("add", "tiny", "--store", "pile.db", "--quiet");
  const { totals } = JSON.parse(run("ask", "status", "--store", "pile.db"));
  if (totals.articles < 3) throw new Error("the image reads nothing");
  console.log(`the image would work: ${JSON.stringify(totals)}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

// Installs the locked dependencies when they are missing or older than the lock file; does nothing otherwise.
import { execSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const INSTALLED = "node_modules/.package-lock.json";
const isFresh = existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync("package-lock.json").mtimeMs;
if (!isFresh) execSync("npm ci", { stdio: "inherit" });

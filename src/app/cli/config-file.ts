import { lstatSync } from "node:fs";
import type { Command } from "commander";
import { reasonOf } from "./system.ts";

/** The file that is read where the program is started, when none is named. */
export const CONFIG_FILE = "secondsource.json";

/** Gives a command what the config file says for it (`applyConfig`), whose schemas are loaded only when there is a file. */
export async function applyConfigFile(command: Command, named: string | undefined): Promise<void> {
  if (named !== undefined || isHere()) (await import("./config.ts")).applyConfig(command, named);
}

function isHere(): boolean {
  try {
    lstatSync(CONFIG_FILE);
    return true;
  } catch (error) {
    return reasonOf(error) !== "ENOENT";
  }
}

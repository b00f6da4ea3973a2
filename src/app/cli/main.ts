/** Runs the command line; returns the exit status (0 all read, 1 some input could not be used, 2 wrong call). */
export async function main(_argv: readonly string[]): Promise<number> {
  return 0;
}

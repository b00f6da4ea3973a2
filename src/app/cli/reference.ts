import { programFor } from "./program.ts";

const HEAD = `# Command line

This page is what \`--help\` says; a test compares them, \`npm run docs\` writes it anew.
From a checkout, \`node bin/secondsource.js\` is the same program as \`secondsource\`.
`;

/** docs/cli.md: the help of every command, word for word. */
export function cliReference(): string {
  const program = programFor(() => undefined);
  const parts = [
    ["secondsource", program] as const,
    ...program.commands.map((c) => [`secondsource ${c.name()}`, c] as const),
  ];
  const sections = parts.map(([name, command]) => {
    let help = "";
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    return `\n## ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\`\n`;
  });
  return HEAD + sections.join("");
}

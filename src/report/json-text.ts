import { CONTROLS } from "./controls.ts";

const UNSAFE = new RegExp(`[<${CONTROLS}]`, "g");

/**
 * A value as JSON text that is safe wherever it is shown or embedded: `<` (so that no `</script>` can end a block), C1 and
 * bidirectional controls and line separators are escaped. The value read back is the same.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

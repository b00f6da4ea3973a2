/** `1 poll`, `2,000 stories`: a number with its noun; `several` where an s is not enough. */
export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : several}`;
}

/** True of a text in which every bracket and every quotation in double marks that is opened is closed. */
export function hasClosedMarks(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/[([]/g) === count(/[)\]]/g) && count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g);
}

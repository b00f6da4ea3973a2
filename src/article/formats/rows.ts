/** Rows given up before the rest of a table is: each costs a look through at most one row's limit. */
const MOST_FAULTS = 20;

/**
 * Cuts delimited text (RFC 4180, read leniently) into rows of cells. A quotation mark opens a quoted cell only at its start and
 * closes it only before a separator or line end. A row that is longer than the limit or whose quotation mark never closes is a
 * word on what is wrong instead of cells, and reading goes on at the line after its first.
 */
export class RowCutter {
  private readonly separator: string;
  private readonly limit: number;
  private buffer = "";
  private waiting: string[] = [];
  private waitingSize = 0;
  private start = 0;
  private at = 0;
  private isQuoted = false;
  private isCellStart = true;
  private faults = 0;
  /** The rest of an over-long line is thrown away up to its end. */
  private isSkipping = false;

  /** `limit`: most characters of a row. */
  constructor(separator: string, limit: number) {
    this.separator = separator;
    this.limit = limit;
  }

  /** Rows completed by this piece of text. */
  push(piece: string): (readonly string[] | string)[] {
    this.waiting.push(piece);
    this.waitingSize += piece.length;
    // A long open row is joined with as much again at once, so that joining stays linear.
    return this.waitingSize < this.buffer.length - this.start ? [] : this.join();
  }

  private join(): (readonly string[] | string)[] {
    this.buffer = this.buffer.slice(this.start) + this.waiting.splice(0).join("");
    this.waitingSize = 0;
    this.at -= this.start;
    this.start = 0;
    return this.cut(false);
  }

  /** The rows still open at the end of the text. */
  end(): (readonly string[] | string)[] {
    return [...this.join(), ...this.cut(true)];
  }

  private cut(isEnd: boolean): (readonly string[] | string)[] {
    const rows: (readonly string[] | string)[] = [];
    for (;;) {
      const end = this.rowEnd(isEnd);
      if (end >= 0) this.take(end, rows);
      else if (this.at - this.start > this.limit) this.giveUp("a row over the limit", rows);
      else if (!isEnd || this.start >= this.buffer.length) return rows;
      else if (this.isQuoted) this.giveUp("a quotation mark that never closes", rows);
      else this.take(this.buffer.length, rows);
      if (this.faults > MOST_FAULTS) {
        this.start = this.buffer.length;
        this.at = this.start;
        this.isSkipping = true;
        return rows;
      }
    }
  }

  private take(end: number, rows: (readonly string[] | string)[]): void {
    const row = this.buffer.slice(this.start, end);
    if (!this.isSkipping && row.trim() !== "") rows.push(cellsOf(row, this.separator));
    if (this.faults <= MOST_FAULTS) this.isSkipping = false;
    this.start = this.buffer[end] === "\r" && this.buffer[end + 1] === "\n" ? end + 2 : end + 1;
    this.restart();
  }

  private restart(): void {
    this.at = this.start;
    this.isQuoted = false;
    this.isCellStart = true;
  }

  /** Leaves the row's first line out and reads on behind it. */
  private giveUp(what: string, rows: (readonly string[] | string)[]): void {
    this.faults++;
    const feed = this.buffer.indexOf("\n", this.start);
    const isEmptied = feed < 0 || feed >= this.at;
    if (!this.isSkipping) {
      const last = this.faults > MOST_FAULTS ? "; the rest of the table was not read" : "; its first line was left out";
      rows.push(what + last);
    }
    this.isSkipping = isEmptied;
    this.start = isEmptied ? this.at : feed + 1;
    this.restart();
  }

  /** Index of the line end that closes the row, -1 when it is not there yet. */
  private rowEnd(isEnd: boolean): number {
    const { buffer } = this;
    for (; this.at < buffer.length; this.at++) {
      if (this.at - this.start > this.limit) return -1;
      const sign = buffer[this.at]!;
      if (this.isQuoted) {
        if (sign !== '"') continue;
        const next = buffer[this.at + 1];
        if (next === undefined && !isEnd) return -1;
        if (next === '"') this.at++;
        else if (next === undefined || next === this.separator || next === "\n" || next === "\r") this.isQuoted = false;
      } else if (sign === "\n" || sign === "\r") {
        if (sign === "\r" && buffer[this.at + 1] === undefined && !isEnd) return -1;
        return this.at;
      } else if (sign === '"' && this.isCellStart) this.isQuoted = true;
      this.isCellStart = sign === this.separator;
    }
    return -1;
  }
}

/** The cells of one row; doubled quotation marks inside a quoted cell stand for one. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const close = row[at] === '"' ? closingMark(row, at + 1, separator) : -1;
    if (close >= 0) {
      cells.push(row.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 2;
    } else {
      const next = row.indexOf(separator, at);
      cells.push(row.slice(at, next < 0 ? row.length : next));
      at = next < 0 ? row.length + 1 : next + 1;
    }
  }
  return cells;
}

function closingMark(row: string, from: number, separator: string): number {
  for (let at = row.indexOf('"', from); at >= 0; at = row.indexOf('"', at + 1)) {
    const next = row[at + 1];
    if (next === '"') at++;
    else if (next === undefined || next === separator) return at;
  }
  return -1;
}

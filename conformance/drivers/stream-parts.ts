const LINE_FEED = 0x0a;

/** Cuts a stream into lines and never holds more than one line of the greatest length. */
export class LineReader {
  readonly #mostBytes: number;
  readonly #onLine: (line: Buffer) => void;
  readonly #onTooLong: () => void;
  #parts: Buffer[] = [];
  #size = 0;
  #isClosed = false;

  /** @param mostBytes of one line; a longer one is told once, and nothing is read after it */
  constructor(mostBytes: number, onLine: (line: Buffer) => void, onTooLong: () => void) {
    this.#mostBytes = mostBytes;
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
  }

  /** Takes the next bytes of the stream. */
  push(chunk: Buffer): void {
    let from = 0;
    while (!this.#isClosed) {
      const at = chunk.indexOf(LINE_FEED, from);
      this.#keep(chunk.subarray(from, at === -1 ? chunk.length : at));
      if (at === -1 || this.#isClosed) return;
      from = at + 1;
      const line = Buffer.concat(this.#parts);
      this.#forget();
      this.#onLine(line);
    }
  }

  /** What came after the last line end. */
  rest(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }

  /** Lets go of everything; what comes after is dropped. */
  close(): void {
    this.#isClosed = true;
    this.#forget();
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#size += part.length;
    this.#parts.push(part);
    if (this.#size <= this.#mostBytes) return;
    this.close();
    this.#onTooLong();
  }

  #forget(): void {
    this.#parts = [];
    this.#size = 0;
  }
}

/** The end of a stream: what came last, up to so many bytes. */
export class Tail {
  readonly #mostBytes: number;
  #parts: Buffer[] = [];
  #size = 0;

  /** @param mostBytes that are kept */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Takes the next bytes of the stream. */
  push(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    // Many small chunks would cost more than their bytes: now and then they become one.
    if (this.#size > 2 * this.#mostBytes || this.#parts.length > 1_000) this.#shorten();
  }

  /** What is kept, as text. */
  text(): string {
    this.#shorten();
    return Buffer.concat(this.#parts).toString('utf8');
  }

  #shorten(): void {
    // A copy: a part of a larger buffer would keep the whole of it.
    const all = Buffer.concat(this.#parts);
    const kept = all.length > this.#mostBytes ? Buffer.from(all.subarray(all.length - this.#mostBytes)) : all;
    this.#parts = [kept];
    this.#size = kept.length;
  }
}

/** What runtimes print after the line that says what went wrong: stack frames, members of an error, the runtime's name. */
const AFTERMATH = /^(?:\s|[}\])^~]|Node\.js v\d|exit status \d)/;
const ERROR_LINE = /^(?:Exception in thread .*|[\w.$]*(?:Error|Exception)\b.*|panic: .*)$/;
/** Lines from the end that are looked at. */
const MOST_LINES = 60;

/** The last line of a log that says something; '' when there is none. Below an error's line, that one. */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const end = lines.slice(-MOST_LINES);
  const last = end.at(-1) ?? '';
  if (!AFTERMATH.test(last)) return last;
  return end.findLast((line) => ERROR_LINE.test(line)) ?? last;
}

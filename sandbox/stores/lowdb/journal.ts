import { crc32 } from 'node:zlib';
import { damaged, StoreOpenError } from './errors.ts';
import { type OpenFile, readFully, writeFully } from './file-system.ts';

/**
 * The journal's frames. One fsync is one frame: a header and, as payload, the transactions committed since
 * the frame before. The next one is written only after that fsync has returned, so at a crash at most the
 * last frame can be torn; a bad frame with a good one behind it is damage. README.md draws the layout.
 */

export const HEADER_SIZE = 28;
/** 0xFF occurs in no UTF-8 text, so no payload can hold what looks like a header. */
const MAGIC = Buffer.from([0xff, 0x4b, 0x48, 0x4a]);
const VERSION = 1;
const CHUNK = 1 << 20;

interface Header {
  readonly version: number;
  readonly sequence: number;
  /** Payload size in bytes. */
  readonly length: number;
  readonly checksum: number;
}

/** A frame as the bytes to append. `sequence` counts frames from 1 over the life of the store. */
export function encodeFrame(sequence: number, payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const frame = Buffer.allocUnsafe(HEADER_SIZE + length);
  frame.write(payload, HEADER_SIZE);
  MAGIC.copy(frame);
  frame.writeUInt32LE(VERSION, 4);
  frame.writeBigUInt64LE(BigInt(sequence), 8);
  frame.writeUInt32LE(length, 16);
  frame.writeUInt32LE(crc32(frame.subarray(HEADER_SIZE)), 20);
  frame.writeUInt32LE(crc32(frame.subarray(0, 24)), 24);
  return frame;
}

/** The header at the start of `bytes`, if there is an intact one. */
function decodeHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < HEADER_SIZE || bytes.compare(MAGIC, 0, MAGIC.length, 0, MAGIC.length) !== 0) {
    return undefined;
  }
  if (bytes.readUInt32LE(24) !== crc32(bytes.subarray(0, 24))) return undefined;
  return {
    version: bytes.readUInt32LE(4),
    sequence: Number(bytes.readBigUInt64LE(8)),
    length: bytes.readUInt32LE(16),
    checksum: bytes.readUInt32LE(20),
  };
}

export interface Frame {
  readonly sequence: number;
  readonly payload: Buffer;
  /** Where in the file the frame starts. */
  readonly offset: number;
  readonly size: number;
}

/** Reads the frames of one segment in order, up to the first that is not intact. */
export class FrameReader {
  readonly #file: OpenFile;
  readonly #path: string;
  readonly #size: number;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  #offset = 0;
  #sequence: number;

  /** @param sequence of the last frame before this segment */
  constructor(file: OpenFile, path: string, size: number, sequence: number) {
    this.#file = file;
    this.#path = path;
    this.#size = size;
    this.#sequence = sequence;
  }

  /** End of the last intact frame: here the next is expected, and whatever follows is none. */
  get offset(): number {
    return this.#offset;
  }

  /** Sequence number of the last intact frame. */
  get sequence(): number {
    return this.#sequence;
  }

  /**
   * The next intact frame; undefined at the end of the file and at anything else.
   * @throws StoreOpenError when a frame is intact but not the one that must come here
   */
  async next(): Promise<Frame | undefined> {
    const offset = this.#offset;
    const header = decodeHeader(await this.#bytes(offset, HEADER_SIZE));
    if (header === undefined) return undefined;
    if (header.version !== VERSION) {
      const message = `${this.#path} has format version ${header.version}, this Khata writes version ${VERSION}`;
      throw new StoreOpenError('FOREIGN_FORMAT', message, { place: { file: this.#path, offset } });
    }
    const size = HEADER_SIZE + header.length;
    const payload = (await this.#bytes(offset, size)).subarray(HEADER_SIZE);
    if (payload.length < header.length || crc32(payload) !== header.checksum) return undefined;
    // One that has been here before is the leftover of an older file, not an answer to what comes next.
    if (header.sequence <= this.#sequence) return undefined;
    if (header.sequence !== this.#sequence + 1) {
      throw damaged(this.#path, offset, `frame ${this.#sequence + 1} is missing, ${header.sequence} follows`);
    }
    this.#sequence = header.sequence;
    this.#offset += size;
    return { sequence: header.sequence, payload, offset, size };
  }

  /**
   * Where behind {@link offset} an intact header of a later frame stands, if anywhere. It proves that the
   * bytes at `offset` were once synced, whether or not the later frame itself is whole.
   */
  async laterFrame(): Promise<number | undefined> {
    let from = this.#offset + 1;
    while (from + HEADER_SIZE <= this.#size) {
      const bytes = await this.#bytes(from, Math.min(CHUNK, this.#size - from));
      for (let at = bytes.indexOf(MAGIC); at !== -1; at = bytes.indexOf(MAGIC, at + 1)) {
        const header = decodeHeader(await this.#bytes(from + at, HEADER_SIZE));
        if (header !== undefined && header.sequence > this.#sequence) return from + at;
      }
      // A magic number may lie across the border of two windows.
      from += Math.max(1, bytes.length - MAGIC.length + 1);
    }
    return undefined;
  }

  /** Up to `length` bytes from `position`, through a window of the file. */
  async #bytes(position: number, length: number): Promise<Buffer> {
    const wanted = Math.min(length, this.#size - position);
    const start = position - this.#windowStart;
    if (start < 0 || start + wanted > this.#window.length) {
      const size = Math.min(Math.max(wanted, CHUNK), this.#size - position);
      this.#window = await readFully(this.#file, position, size);
      this.#windowStart = position;
      return this.#window.subarray(0, wanted);
    }
    return this.#window.subarray(start, start + wanted);
  }
}

/** The segment that is being written. */
export interface Segment {
  readonly file: OpenFile;
  readonly path: string;
  /** Sequence number of its first frame, written or to come. */
  readonly first: number;
}

/** Appends frames to a segment, one at a time and each durably. */
export class JournalWriter {
  #segment: Segment;
  #size: number;
  #sequence: number;

  /**
   * @param size bytes that the segment holds
   * @param sequence of the last frame written, in this segment or before it
   */
  constructor(segment: Segment, size: number, sequence: number) {
    this.#segment = segment;
    this.#size = size;
    this.#sequence = sequence;
  }

  get sequence(): number {
    return this.#sequence;
  }

  get segment(): Segment {
    return this.#segment;
  }

  /**
   * Appends one frame and waits until it is durable. Not to be called again before that.
   * @throws Error of the file system; nothing may be written after it
   */
  async append(payload: string): Promise<void> {
    const frame = encodeFrame(this.#sequence + 1, payload);
    await writeFully(this.#segment.file, frame, this.#size);
    await this.#segment.file.sync();
    this.#sequence += 1;
    this.#size += frame.length;
  }

  /** Goes on in another segment, which is empty. Closes the old one. */
  async continueIn(segment: Segment): Promise<void> {
    const old = this.#segment;
    this.#segment = segment;
    this.#size = 0;
    await old.file.close();
  }

  close(): Promise<void> {
    return this.#segment.file.close();
  }
}

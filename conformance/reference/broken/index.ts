/** A whole program that is broken: a driver, not an integration. Each is a file of this folder. */
export interface BrokenDriver {
  /** The file's name without its ending. */
  readonly id: string;
  /** What it does wrong, in a sentence. */
  readonly words: string;
  /**
   * USELESS: it speaks the protocol and must pass nothing. HARNESS: it breaks the protocol, which is never the
   * integration's verdict, but a harness or configuration error with a clear line.
   */
  readonly kind: 'USELESS' | 'HARNESS';
  /** What the line about it must say; '' where it only has to pass nothing. */
  readonly tells: string;
}

/** All of them. */
export const BROKEN_DRIVERS: readonly BrokenDriver[] = [
  {
    id: 'dead',
    kind: 'HARNESS',
    words: 'Never answers, not even hello.',
    tells: 'did not answer hello within',
  },
  {
    id: 'crash-on-start',
    kind: 'HARNESS',
    words: 'Ends before it has said hello.',
    tells: 'ended before it had answered hello',
  },
  { id: 'says-ok', kind: 'USELESS', words: 'Says SUCCEEDED to everything and does nothing.', tells: '' },
  {
    id: 'rejects-everything',
    kind: 'USELESS',
    words: 'Says FAILED to everything and does nothing.',
    tells: '',
  },
  {
    id: 'not-json',
    kind: 'HARNESS',
    words: 'Writes its log where the protocol belongs.',
    tells: 'standard output is for the protocol alone',
  },
  {
    id: 'wrong-id',
    kind: 'HARNESS',
    words: 'Answers commands that nobody gave.',
    tells: 'an answer whose id no open command has',
  },
  {
    id: 'wrong-version',
    kind: 'HARNESS',
    words: 'Speaks version 2 of the protocol.',
    tells: 'protocolVersion is 2; this kit speaks 1',
  },
  {
    id: 'late',
    kind: 'HARNESS',
    words: 'Answers each piece of work after its deadline.',
    tells: 'was not answered within',
  },
  { id: 'silent', kind: 'HARNESS', words: 'Answers no piece of work.', tells: 'was not answered within' },
  {
    id: 'floods-stdout',
    kind: 'HARNESS',
    words: 'Writes to standard output without end.',
    tells: 'this line is no JSON object',
  },
  {
    id: 'prints-secrets',
    kind: 'USELESS',
    words: 'Tells its credentials in its log and its answers.',
    tells: '',
  },
  {
    id: 'claims-too-much',
    kind: 'HARNESS',
    words: 'Claims every feature and answers unsupported.',
    tells: 'was answered unsupported',
  },
  {
    id: 'exits-midway',
    kind: 'HARNESS',
    words: 'Ends at the first piece of work.',
    tells: 'it ended with exit code 0',
  },
];

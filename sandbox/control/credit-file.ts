import { CsvError, parse } from 'csv-parse/sync';
import * as validators from '../../spec/generated/control.validators.js';
import { assertValid, escapePointer } from '../contract/validation.ts';
import { Problem, type ProblemDetail } from '../lib/errors.ts';
import type { Wire } from './wire.ts';

/** The columns a file may have: the fields of a credit notice, those of the remitter with a dot. */
const COLUMNS = [
  'virtualAccountNumber',
  'amount',
  'paymentMode',
  'utr',
  'remitter.name',
  'remitter.accountNumber',
  'remitter.ifsc',
  'remittanceInformation',
] as const;
const REQUIRED = ['virtualAccountNumber', 'amount', 'paymentMode', 'remitter.name'] as const;
const MOST_ROWS = 1000;

/** A row of the file, and the line that it begins on. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What csv-parse finds wrong, in our words: its own quote the cells. */
const SYNTAX_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted cell is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind the closing quote of a cell',
  INVALID_OPENING_QUOTE: 'a quote stands within a cell that does not begin with one',
};

function malformed(line: number, words: string): Problem {
  return new Problem('MALFORMED_CSV', `line ${line}: ${words}`);
}

function refused(line: number, column: string, code: string, words: string): Problem {
  const detail = `line ${line}${column === '' ? '' : `, column ${column}`} ${words}`;
  const pointer = `/${line}${column === '' ? '' : `/${escapePointer(column)}`}`;
  return new Problem('VALIDATION_FAILED', detail, { errors: [{ pointer, code, detail }] });
}

function decode(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new Problem('MALFORMED_CSV', 'The file is not UTF-8: save it as CSV UTF-8.');
  }
}

function readRows(raw: Uint8Array): Row[] {
  let found: { record: string[]; info: { lines: number } }[];
  try {
    found = parse(decode(raw), {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // No notice is a tenth as long: a line of a million cells would hold up everybody.
      max_record_size: 16_384,
      // One more than is taken, so that too many can be told.
      to: MOST_ROWS + 2,
    }) as unknown as typeof found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    throw malformed(lines ?? 1, SYNTAX_FAULTS[error.code] ?? 'this is not CSV by RFC 4180');
  }
  return found.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return { line: info.lines - breaks, cells: record };
  });
}

/** A name from the file as a message may show it. */
function shownName(name: string): string {
  return name.slice(0, 60).replace(/[\p{Cc}\u2028\u2029]/gu, '?');
}

/** @throws Problem for a column that is not known, stands there twice, or is missing */
function readHeading({ line, cells }: Row): readonly string[] {
  for (const [i, name] of cells.entries()) {
    if (!(COLUMNS as readonly string[]).includes(name)) {
      throw refused(line, shownName(name), 'UNKNOWN_FIELD', `is not one of ${COLUMNS.join(', ')}`);
    }
    if (cells.indexOf(name) !== i) throw malformed(line, `the column ${name} stands there twice`);
  }
  const missing = REQUIRED.find((name) => !cells.includes(name));
  if (missing !== undefined) throw refused(line, missing, 'REQUIRED', 'is required');
  return cells;
}

/** A row as the notice it tells of; an empty cell is a field left out. */
function noticeOf({ line, cells }: Row, heading: readonly string[]): unknown {
  if (cells.length !== heading.length) {
    throw malformed(line, `${cells.length} cells stand under ${heading.length} columns`);
  }
  const notice: Record<string, unknown> = {};
  const remitter: Record<string, string> = {};
  for (const [i, column] of heading.entries()) {
    const cell = cells[i] ?? '';
    if (cell === '') continue;
    if (column.startsWith('remitter.')) remitter[column.slice('remitter.'.length)] = cell;
    else notice[column] = cell;
  }
  return { ...notice, remitter };
}

/** A fault of `/items/4/remitter/name` as one of its line and column. */
function relocated({ pointer, code, detail }: ProblemDetail, rows: readonly Row[]): ProblemDetail {
  const [, , index = '', ...fields] = pointer.split('/');
  const line = rows[Number(index)]?.line ?? 1;
  const column = fields.join('.');
  const words = detail.slice(pointer.length);
  return { pointer: `/${line}/${column}`, code, detail: `line ${line}, column ${column}${words}` };
}

/**
 * Reads a CSV file of credit notices, all of it or nothing.
 * @throws Problem MALFORMED_CSV naming the line, or VALIDATION_FAILED naming line and column of each fault
 */
export function readCreditFile(raw: Uint8Array): Wire['PostCreditsRequest'] {
  const [first, ...rows] = readRows(raw);
  if (first === undefined) throw new Problem('MALFORMED_CSV', 'The file is empty: it needs a heading.');
  const heading = readHeading(first);
  if (rows.length === 0) throw malformed(first.line, 'no row follows the heading');
  const surplus = rows[MOST_ROWS];
  if (surplus !== undefined) {
    throw refused(surplus.line, '', 'TOO_LONG', `is row ${MOST_ROWS + 1}: a file has at most ${MOST_ROWS}`);
  }
  const body = { items: rows.map((row) => noticeOf(row, heading)) };
  try {
    assertValid(validators.postCreditFile$body, body, '');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = (error.options.errors ?? []).map((fault) => relocated(fault, rows));
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    throw new Problem('VALIDATION_FAILED', `${errors[0]?.detail}${more}`, { errors });
  }
  return body as Wire['PostCreditsRequest'];
}

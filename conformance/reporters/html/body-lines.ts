import type { Finding } from '../../framework/check.ts';

/** A line of a body as it is shown. */
export interface BodyLine {
  /** Counted from 1; undefined for the mark of lines left out. */
  readonly number: number | undefined;
  readonly text: string;
  /** Whether the finding speaks of it. */
  readonly isTelling: boolean;
}

/** Bodies above this are shown as they came, cut. */
const MOST_CHARACTERS = 200_000;
const MOST_RAW_CHARACTERS = 4000;
/** Up to so many lines nothing is folded. */
const MOST_LINES = 28;
const CONTEXT = 2;
const MOST_TELLING = 8;

function isJson(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/**
 * JSON on many lines, token by token: numbers and escapes stay as they were sent, which a parser and printer would change.
 * @param text well-formed JSON
 */
function indented(text: string): string {
  let result = '';
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs)) {
    const isEmpty = /[{[]\s*$/.test(result);
    if (token === '}' || token === ']') {
      depth -= 1;
      result += isEmpty ? token : line() + token;
    } else {
      result += isEmpty ? line() + token : token;
      if (token === '{' || token === '[') depth += 1;
      else if (token === ',') result += line();
      else if (token === ':') result += ' ';
    }
    // An opening token directly after an opening one needs its own line, too: handled by isEmpty above.
  }
  return result;
}

/**
 * What to look for in bodies and headers so that a reader sees what a finding speaks of: its quotations, identifiers,
 * codes and amounts, in lower case.
 */
export function tellingWords({ expected, observed }: Finding): readonly string[] {
  const text = `${observed} ${expected}`;
  const quoted = [...text.matchAll(/["“`']([^"“”`']{3,80})["”`']/g)].map(([, words]) => words ?? '');
  const codes = text.match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b/g) ?? [];
  const figures = (text.match(/[\w.,:-]*\d[\w.,:-]*/g) ?? [])
    .map((word) => word.replace(/[.,:-]+$/, ''))
    .filter((word) => word.length >= 4 && !/^[\d.]{1,4}$/.test(word));
  const amounts = figures
    .filter((word) => /^\d{1,3}(,\d{2,3})+/.test(word))
    .map((word) => word.replaceAll(',', ''));
  return [...new Set([...quoted, ...codes, ...figures, ...amounts].map((word) => word.toLowerCase()))];
}

/** Whether a line carries one of the words, as a whole one. */
export function isTellingLine(line: string, words: readonly string[]): boolean {
  const low = line.toLowerCase();
  return words.some((word) => {
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
      const around = `${low[at - 1] ?? ' '}${low[at + word.length] ?? ' '}`;
      if (!/[\w]/.test(around)) return true;
    }
    return false;
  });
}

function fold(lines: readonly BodyLine[]): readonly BodyLine[] {
  if (lines.length <= MOST_LINES) return lines;
  const telling = lines.filter(({ isTelling }) => isTelling).slice(0, MOST_TELLING);
  const kept = new Set<number>();
  const keep = (from: number, to: number) => {
    for (let number = Math.max(1, from); number <= Math.min(lines.length, to); number++) kept.add(number);
  };
  keep(1, telling.length > 0 ? 4 : MOST_LINES - 8);
  for (const { number = 0 } of telling) keep(number - CONTEXT, number + CONTEXT);
  keep(lines.length - 1, lines.length);
  const result: BodyLine[] = [];
  let left = 0;
  const close = () => {
    if (left > 0)
      result.push({
        number: undefined,
        text: `⋯ ${left} more ${left === 1 ? 'line' : 'lines'}`,
        isTelling: false,
      });
    left = 0;
  };
  for (const line of lines) {
    if (kept.has(line.number ?? 0)) {
      close();
      result.push(line);
    } else left += 1;
  }
  close();
  return result;
}

/**
 * A body for people: JSON indented, long ones folded round the telling lines.
 * @param words see {@link tellingWords}
 */
export function bodyLines(body: string, words: readonly string[]): readonly BodyLine[] {
  const isForm = /^[\w.-]+=[^\s]*$/.test(body) && body.includes('&');
  const raw = body.length > MOST_RAW_CHARACTERS ? `${body.slice(0, MOST_RAW_CHARACTERS)} … (cut)` : body;
  const shown = isJson(body) ? indented(body) : isForm ? raw.replaceAll('&', '\n&') : raw;
  const lines = shown.split('\n').map((text, index) => ({
    number: index + 1,
    text,
    isTelling: isTellingLine(text, words),
  }));
  return fold(lines);
}

/** Where a text of JSON was complete last, and what closes it there. */
interface Whole {
  readonly end: number;
  readonly closing: string;
}

/** A value of which only the head is there: what had come whole by its end. */
export interface JsonHead {
  readonly json: unknown;
}

function lastWhole(text: string): Whole | undefined {
  const open: string[] = [];
  let whole: Whole | undefined;
  const mark = (end: number) => {
    whole = { end, closing: open.toReversed().join('') };
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      i = endOfString(text, i);
      continue;
    }
    // Before a comma stands a whole value; behind a bracket a list or an object as far as it goes.
    if (character === ',') mark(i);
    if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']');
    else if (character === '}' || character === ']') open.pop();
    else continue;
    mark(i + 1);
  }
  return whole;
}

/** Where a string's last quote stands; the end of the text when it has none. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** What can be read of a JSON text that breaks off; undefined where it is none. */
export function parsedHead(text: string): JsonHead | undefined {
  const whole = lastWhole(text);
  if (whole === undefined) return undefined;
  try {
    return { json: JSON.parse(text.slice(0, whole.end) + whole.closing) };
  } catch {
    return undefined;
  }
}

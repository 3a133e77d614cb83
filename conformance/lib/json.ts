/** A JSON object to look into: nothing is known of its members. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value of a JSON text; undefined when there is none, or it is none. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the value is an object with members, and no list. */
function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The object that a text holds; undefined when it holds none. */
export function jsonObjectOf(text: string): JsonObject | undefined {
  const value = jsonOf(text);
  return isObject(value) ? value : undefined;
}

/** The value as an object to look into; an empty one when it is none. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

import type { OutgoingAnswer } from './errors.ts';

/** Only Set-Cookie may stand in an answer more than once; all others are plain, and need no Headers object. */
export function headersInit(headers: OutgoingAnswer['headers']): Headers | Record<string, string> {
  const lines = headers['set-cookie'];
  if (!Array.isArray(lines)) return headers as Record<string, string>;
  const { 'set-cookie': _, ...others } = headers;
  const init = new Headers(others as Record<string, string>);
  for (const line of lines) init.append('set-cookie', line);
  return init;
}

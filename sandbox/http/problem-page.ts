import { html } from 'hono/html';
import { PROBLEMS, type ProblemCode, type ProblemDefinition } from '../../spec/generated/problems.ts';

/** The page behind a problem's `type`; undefined for a code that is not in the catalogue. */
export function problemPage(code: string): ReturnType<typeof html> | undefined {
  if (!Object.hasOwn(PROBLEMS, code)) return undefined;
  const problem: ProblemDefinition = PROBLEMS[code as ProblemCode];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${code} · Khata</title>
        <style>
          body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
          h1 { font: 600 1.4rem/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
          dt { font-weight: 600; margin-top: 1rem; }
          dd { margin: 0; }
        </style>
      </head>
      <body>
        <main>
          <h1>${code}</h1>
          <p>${problem.title}</p>
          <dl>
            <dt>Status</dt>
            <dd>${problem.status}</dd>
            <dt>When it is answered</dt>
            <dd>${problem.when}</dd>
            <dt>What to do</dt>
            <dd>${problem.action}</dd>
            <dt>May the same request succeed later?</dt>
            <dd>${problem.retryable ? 'Yes: repeat it unchanged, after the pause it names.' : 'No: do not repeat it unchanged.'}</dd>
          </dl>
        </main>
      </body>
    </html>`;
}

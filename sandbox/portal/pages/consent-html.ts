import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { BankApi } from '../../domain/application.ts';
import type { OpenRequest } from '../../services/oauth-consent.ts';

type Html = ReturnType<typeof html>;

const STYLE = `
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; line-height: 1.3; overflow-wrap: anywhere; }
  label { display: block; margin: 1rem 0; }
  input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
  button { font: inherit; padding: .5rem 1.2rem; margin: 1rem 1rem 0 0; }
  code { overflow-wrap: anywhere; }
  [role='alert'] { border-left: .3rem solid #c00; padding-left: .8rem; }
`;

/** Admits {@link STYLE} and nothing else that is inline. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** What a scope lets an application do, in words for the person who is asked. */
const MEANINGS: Readonly<Record<BankApi, string>> = {
  'create-virtual-account': 'Create virtual accounts, and read them',
  'modify-virtual-account': 'Modify virtual accounts',
  'delete-virtual-account': 'Delete virtual accounts',
  'transaction-details': 'Fetch and acknowledge transactions, and read them',
  'refund-details': 'Initiate refunds of credits, and follow them',
};

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Khata</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** Where the forms of these pages go. */
export interface FormPlace {
  /** Of the world, empty for the default one. */
  readonly prefix: string;
  readonly authorizationRequestId: string;
}

/** @param fault why the sign-in before was refused */
export function signInPage({ prefix, authorizationRequestId }: FormPlace, fault?: string): Html {
  return page(
    'Sign in',
    html`<p>An application asks for access to your organisation’s accounts. Sign in to see which.</p>
      ${fault === undefined ? '' : html`<p role="alert">${fault}</p>`}
      <form method="post" action="${prefix}/portal/authorize/sign-in">
        <input type="hidden" name="request" value="${authorizationRequestId}" />
        <label>User name <input name="username" autocomplete="username" required autofocus /></label>
        <label
          >Password <input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button>Sign in</button>
      </form>`,
  );
}

/** What is asked, with the two buttons. @param csrfToken of the session */
export function decisionPage(
  { prefix, authorizationRequestId }: FormPlace,
  { request, application }: OpenRequest,
  username: string,
  csrfToken: string,
): Html {
  return page(
    `Allow ${application.name}?`,
    html`<p>The application <strong>${application.name}</strong> of your organisation asks to:</p>
      <ul>
        ${request.scopes.map((scope) => html`<li>${MEANINGS[scope]} (<code>${scope}</code>)</li>`)}
      </ul>
      <p>Either way you go to <code>${request.redirectUri}</code>. You are signed in as ${username}.</p>
      <form method="post" action="${prefix}/portal/authorize">
        <input type="hidden" name="request" value="${authorizationRequestId}" />
        <input type="hidden" name="csrf_token" value="${csrfToken}" />
        <button name="decision" value="APPROVE">Approve</button>
        <button name="decision" value="DENY">Deny</button>
      </form>`,
  );
}

/** A refusal, as a person reads it. */
export function refusalPage(title: string, detail: string): Html {
  return page(title, html`<p role="alert">${detail}</p>`);
}

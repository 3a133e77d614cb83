import type { LinkPurpose } from '../domain/user.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../lib/clock.ts';

/** How long a one-time link is good, on the host's clock. */
export const LINK_LIFETIMES: Readonly<Record<LinkPurpose, Instant>> = {
  ACTIVATION: 7 * DAY,
  PASSWORD_RESET: HOUR,
  INVITATION: 7 * DAY,
  SIGN_IN: 15 * MINUTE,
  SETUP: DAY,
};

const PAGES: Readonly<Record<LinkPurpose, string>> = {
  ACTIVATION: 'activation',
  PASSWORD_RESET: 'password-reset',
  INVITATION: 'invitation',
  SIGN_IN: 'sign-in-link',
  SETUP: 'setup',
};

/**
 * Path and token of a one-time link, below the world's address. The token is the fragment, which browsers
 * send to nobody: no server's log and no Referer header ever has it.
 */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return `/portal/${PAGES[purpose]}#${token}`;
}

import type { Instant } from '../lib/clock.ts';
import type { BankApi } from './application.ts';

/** An application asks somebody of its organisation for consent (RFC 6749 section 4.1.1). Gone when decided. */
export interface AuthorizationRequest {
  authorizationRequestId: string;
  applicationId: string;
  organisationId: string;
  /** The `client_id` that asked. */
  apiKey: string;
  redirectUri: string;
  scopes: readonly BankApi[];
  state?: string;
  /** BASE64URL of the verifier's SHA-256 (RFC 7636, S256). */
  codeChallenge: string;
  /** Comes back as `iss` (RFC 9207). */
  issuer: string;
  /** On the host's clock, as portal sessions are. */
  expiresAt: Instant;
}

/** An authorization code, kept as its SHA-256 only. A used one is remembered, so that a second use is seen. */
export interface AuthorizationCode {
  codeHash: string;
  grantId: string;
  apiKey: string;
  applicationId: string;
  /** Who consented. */
  userId: string;
  redirectUri: string;
  scopes: readonly BankApi[];
  codeChallenge: string;
  expiresAt: Instant;
  used: boolean;
  /** When the row may go: as late as the last token that it can have given. */
  forgetAt: Instant;
}

/** A refresh token, kept as its SHA-256 only. A used one is remembered until it would have expired. */
export interface RefreshToken {
  tokenHash: string;
  grantId: string;
  apiKey: string;
  applicationId: string;
  userId: string;
  scopes: readonly BankApi[];
  expiresAt: Instant;
  used: boolean;
}

/** A nonce of a signed request (RFC 5849 section 3.3) that will not be taken again. */
export interface UsedNonce {
  /** Consumer key, timestamp and nonce; the nonce is last and may contain the separator. */
  id: string;
  /** On the host's clock, as the timestamps are. */
  expiresAt: Instant;
}

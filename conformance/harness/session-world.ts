import type { SandboxWorld } from '../../sandbox/index.ts';

/** What a session knows the bank by. */
export interface SessionWorld {
  readonly world: SandboxWorld;
  /** Address for the integration, prefix included. */
  readonly url: string;
  readonly apiKey: { readonly applicationId: string; readonly apiKey: string };
  readonly oauth2: {
    readonly applicationId: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly kit: { readonly applicationId: string; readonly apiKey: string };
}

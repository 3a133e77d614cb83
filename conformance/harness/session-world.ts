import type { SandboxWorld } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';

/** What a session knows the bank by. */
export interface SessionWorld {
  /** Its exchanges by their number, as they come and end. */
  readonly kept: ReadonlyMap<number, components['schemas']['Exchange']>;
  /** Told of each of them within the call, when the bank has done what was asked and nothing of its answer has left. */
  readonly listeners: Set<(exchange: components['schemas']['Exchange']) => void>;
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

import * as oauth from 'oauth4webapi';
import { CALLBACK } from '../oauth-parties.ts';
import type { PortalSession, Stage } from './stage.ts';

const INSECURE = { [oauth.allowInsecureRequests]: true } as const;

/** An OAuth 2.0 client made of oauth4webapi, which knows of the sandbox only what discovery tells it. */
export class Client {
  readonly #stage: Stage;
  readonly id: string;
  readonly #authentication: oauth.ClientAuth;
  readonly #server: oauth.AuthorizationServer;

  private constructor(
    stage: Stage,
    id: string,
    authentication: oauth.ClientAuth,
    server: oauth.AuthorizationServer,
  ) {
    this.#stage = stage;
    this.id = id;
    this.#authentication = authentication;
    this.#server = server;
  }

  static async discover(stage: Stage, id: string, authentication: oauth.ClientAuth): Promise<Client> {
    const issuer = new URL(stage.url);
    const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...INSECURE });
    return new Client(stage, id, authentication, await oauth.processDiscoveryResponse(issuer, response));
  }

  /** Client credentials. */
  async token(scope?: string): Promise<oauth.TokenEndpointResponse> {
    const parameters: Record<string, string> = scope === undefined ? {} : { scope };
    const client = { client_id: this.id };
    const response = await oauth.clientCredentialsGrantRequest(
      this.#server,
      client,
      this.#authentication,
      parameters,
      INSECURE,
    );
    return await oauth.processClientCredentialsResponse(this.#server, client, response);
  }

  /** The authorization request, as a browser is sent with it. */
  authorizationUrl(challenge: string, more: Record<string, string | undefined> = {}): URL {
    const url = new URL(this.#server.authorization_endpoint ?? '');
    const parameters = {
      client_id: this.id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      state: 'the state',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }

  /** Sends a browser, has the person approve, and takes the answer at the callback URL. */
  async consent(
    person: PortalSession,
    more: Record<string, string | undefined> = {},
  ): Promise<{ answer: URLSearchParams; verifier: string }> {
    const verifier = oauth.generateRandomCodeVerifier();
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    const sent = await fetch(this.authorizationUrl(challenge, more), { redirect: 'manual' });
    const page = new URL(sent.headers.get('location') ?? '', this.#stage.url);
    const { redirectTo } = await this.#stage.decide(person, page.searchParams.get('request') ?? '');
    const state = 'state' in more ? (more['state'] ?? oauth.expectNoState) : 'the state';
    const answer = oauth.validateAuthResponse(
      this.#server,
      { client_id: this.id },
      new URL(redirectTo),
      state,
    );
    return { answer, verifier };
  }

  /** The answer at the callback URL, checked as a client checks it: state and iss. */
  answerOf(back: URL): URLSearchParams {
    return oauth.validateAuthResponse(this.#server, { client_id: this.id }, back, 'the state');
  }

  async redeem(
    { answer, verifier }: { answer: URLSearchParams; verifier: string },
    callback = CALLBACK,
  ): Promise<oauth.TokenEndpointResponse> {
    const client = { client_id: this.id };
    const response = await oauth.authorizationCodeGrantRequest(
      this.#server,
      client,
      this.#authentication,
      answer,
      callback,
      verifier,
      INSECURE,
    );
    return await oauth.processAuthorizationCodeResponse(this.#server, client, response);
  }

  async refresh(refreshToken: string, scope?: string): Promise<oauth.TokenEndpointResponse> {
    const client = { client_id: this.id };
    const response = await oauth.refreshTokenGrantRequest(
      this.#server,
      client,
      this.#authentication,
      refreshToken,
      { ...INSECURE, ...(scope !== undefined && { additionalParameters: { scope } }) },
    );
    return await oauth.processRefreshTokenResponse(this.#server, client, response);
  }

  async revoke(token: string): Promise<void> {
    const client = { client_id: this.id };
    const response = await oauth.revocationRequest(
      this.#server,
      client,
      this.#authentication,
      token,
      INSECURE,
    );
    await oauth.processRevocationResponse(response);
  }

  /** Calls the bank with a token: the status and the problem's code. */
  async call(token: string, path = '/v1/refunds'): Promise<(string | number)[]> {
    const response = await fetch(this.#stage.url + path, { headers: { authorization: `Bearer ${token}` } });
    const { code } = (await response.json()) as { code?: string };
    return code === undefined ? [response.status] : [response.status, code];
  }
}

/** What the token endpoint refused with, or what it gave instead. */
export async function oauthError(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return error.error;
    // A 401 has a challenge, which the library shows instead of the body.
    if (error instanceof oauth.WWWAuthenticateChallengeError)
      return ((await error.response.json()) as { error: string }).error;
    throw error;
  }
}

import { type Exchange, shownPath, shownQuery } from '../http/exchange-log.ts';
import { presentExchange } from './exchange-presenter.ts';
import type { Wire } from './wire.ts';

/** Of our contract, whose shapes stand in the archive's own members. */
const VERSION = '1.0.0';

function addressOf({ url, query }: Exchange): string {
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
  const prefix = /^\/w\/[^/]+/.exec(url.slice(origin.length))?.[0] ?? '';
  return `${origin}${prefix}${shownPath(url)}${query === '' ? '' : `?${shownQuery(query)}`}`.replace(
    /[^\x21-\x7e]/g,
    '?',
  );
}

function mediaTypeOf(headers: readonly { name: string; value: string }[]): string {
  return headers.find(({ name }) => name === 'content-type')?.value ?? '';
}

function entryOf(exchange: Exchange): Wire['ArchiveEntry'] {
  const shown = presentExchange(exchange);
  const { requestHeaders, responseHeaders, requestBody, responseBody, requestBytes, responseBytes } = shown;
  const { number, requestId, door, at, path, operationId, applicationId, problemCode, fault, changes } =
    shown;
  const {
    connection,
    bodyReadMicroseconds,
    answeredMicroseconds,
    closedMicroseconds,
    clientGone,
    stray,
    credentialOf,
  } = shown;
  const time = Math.ceil(shown.durationMicroseconds / 1000);
  const redirectURL = responseHeaders.find(({ name }) => name === 'location')?.value ?? '';
  return {
    startedDateTime: shown.startedAt,
    time,
    request: {
      method: shown.method,
      url: addressOf(exchange),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: requestHeaders,
      queryString: [...new URLSearchParams(shown.query)].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: requestBytes,
      ...(requestBody !== undefined && {
        postData: { mimeType: mediaTypeOf(requestHeaders), text: requestBody },
      }),
    },
    response: {
      status: shown.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: responseHeaders,
      content: {
        size: responseBytes,
        mimeType: mediaTypeOf(responseHeaders),
        ...(responseBody !== undefined && { text: responseBody }),
      },
      redirectURL,
      headersSize: -1,
      bodySize: responseBytes,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(connection !== undefined && { connection: `${connection}` }),
    _khata: {
      number,
      requestId,
      door,
      at,
      path,
      ...(operationId !== undefined && { operationId }),
      ...(applicationId !== undefined && { applicationId }),
      ...(problemCode !== undefined && { problemCode }),
      ...(bodyReadMicroseconds !== undefined && { bodyReadMicroseconds }),
      ...(answeredMicroseconds !== undefined && { answeredMicroseconds }),
      ...(closedMicroseconds !== undefined && { closedMicroseconds }),
      ...(clientGone !== undefined && { clientGone }),
      ...(stray !== undefined && { stray }),
      ...(credentialOf !== undefined && { credentialOf }),
      ...(fault !== undefined && { fault }),
      ...(changes !== undefined && { changes }),
    },
  };
}

/** Exchanges, oldest first, as an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
export function archiveOf(exchanges: readonly Exchange[]): Wire['ExchangeArchive'] {
  const creator = { name: 'Khata', version: VERSION };
  return { log: { version: '1.2', creator, entries: exchanges.map(entryOf) } };
}

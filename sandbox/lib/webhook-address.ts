import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Where webhooks may go. Whoever sets a notification URL makes this server send a request, so addresses that
 * only this server can reach are refused unless they are meant to be reached (ADR 0020).
 *
 * PUBLIC: addresses of the Internet only. LOOPBACK: this machine as well. ANY: private networks as well.
 */
export type WebhookReach = 'PUBLIC' | 'LOOPBACK' | 'ANY';

/** Not globally reachable, or not one host, by IANA's special-purpose registries; loopback among them. */
const SPECIAL: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // The unspecified address, the loopback, and IPv4 addresses written as IPv6 ones of old.
  ['::', 96],
  // Translated and tunnelled IPv4: what is behind it would have to be judged by whoever translates.
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

function blockList(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks)
    list.addSubnet(network, prefix, isIPv6(network) ? 'ipv6' : 'ipv4');
  return list;
}

const special = blockList(SPECIAL);
const loopback = blockList([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/**
 * Whether a webhook may be sent to an IP address. An IPv4 address mapped into IPv6 is judged as what it is.
 * @param address as a resolver gives it, without brackets or zone
 */
export function isAllowedAddress(address: string, reach: WebhookReach): boolean {
  if (reach === 'ANY') return isIP(address) !== 0;
  const family = isIP(address);
  if (family === 0) return false;
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  if (!special.check(address, kind)) return true;
  return reach === 'LOOPBACK' && loopback.check(address, kind);
}

/** The host of a URL without the brackets of IPv6 and the dot at the end of an absolute name. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/**
 * Why no webhook will be sent to a URL, as far as it shows without asking a resolver: its scheme, a literal
 * address in any spelling (WHATWG's parser has made `0x7f.1` and `2130706433` into 127.0.0.1), or a name that
 * always means this machine. The addresses of other names are judged when they are connected to.
 * @returns words for whoever set it; undefined when there is nothing against it
 */
export function webhookUrlFault(url: string, reach: WebhookReach): string | undefined {
  if (!URL.canParse(url)) return 'It is not an address.';
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return 'It is neither https nor http.';
  if (parsed.username !== '' || parsed.password !== '') return 'It must not carry a user name or password.';
  const host = hostOf(parsed);
  const isLocalName = host === 'localhost' || host.endsWith('.localhost');
  if (isLocalName ? reach === 'PUBLIC' : isIP(host) !== 0 && !isAllowedAddress(host, reach)) {
    return `This sandbox sends no notifications to ${host}: it is not a public address (--allow-private-webhooks).`;
  }
  const isLocal = isLocalName || (isIP(host) !== 0 && !isAllowedAddress(host, 'PUBLIC'));
  if (parsed.protocol === 'http:' && !isLocal && reach !== 'ANY') {
    return 'Only https is used on the way to another machine.';
  }
  return undefined;
}

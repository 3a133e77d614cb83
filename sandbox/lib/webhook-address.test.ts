import { describe, expect, it } from 'vitest';
import { isAllowedAddress, webhookUrlFault } from './webhook-address.ts';

/** Addresses that are not of the Internet, with what they are. */
const NOT_PUBLIC = [
  ['0.0.0.0', 'this host'],
  ['10.1.2.3', 'private'],
  ['100.64.0.1', 'shared by a carrier (CGNAT)'],
  ['169.254.169.254', 'link-local, metadata of clouds'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['198.18.0.1', 'benchmarking'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['fe80::1', 'link-local'],
  ['fd12:3456::1', 'unique local'],
  ['fec0::1', 'site-local of old'],
  ['ff02::1', 'multicast'],
  ['::ffff:10.0.0.1', 'private, mapped'],
  ['::ffff:a9fe:a9fe', 'metadata, mapped'],
  ['::10.0.0.1', 'private, compatible'],
  ['64:ff9b::a00:1', 'private, translated'],
  ['2002:a00:1::1', 'private, tunnelled'],
  ['2001:db8::1', 'documentation'],
] as const;
const LOOPBACK = ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'] as const;
const PUBLIC = ['8.8.8.8', '100.63.255.255', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

describe('an address to send to', () => {
  it.each(NOT_PUBLIC)('%s (%s) must be allowed', (address) => {
    expect(isAllowedAddress(address, 'PUBLIC')).toBe(false);
    expect(isAllowedAddress(address, 'LOOPBACK')).toBe(false);
    expect(isAllowedAddress(address, 'ANY')).toBe(true);
  });

  it.each(LOOPBACK)('%s is this machine', (address) => {
    expect(isAllowedAddress(address, 'PUBLIC')).toBe(false);
    expect(isAllowedAddress(address, 'LOOPBACK')).toBe(true);
  });

  it.each(PUBLIC)('%s is of the Internet', (address) => {
    expect(isAllowedAddress(address, 'PUBLIC')).toBe(true);
  });

  it.each(['', 'localhost', '127.0.0.1.example', '1.2.3'])('%j is none', (address) => {
    expect(isAllowedAddress(address, 'ANY')).toBe(false);
  });
});

/** Spellings of this machine that a pattern for dotted numbers would let by. */
const SPELLINGS = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f.0.0.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[0:0:0:0:0:ffff:7f00:1]/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://hook.localhost:8443/',
  'https://%6c%6f%63%61%6c%68%6f%73%74/',
  'https://１２７.０.０.１/',
];

describe('a URL to send to', () => {
  it.each(SPELLINGS)('%s means this machine', (url) => {
    expect(webhookUrlFault(url, 'PUBLIC')).toMatch(/sends no notifications to/);
    expect(webhookUrlFault(url, 'LOOPBACK')).toBeUndefined();
  });

  it.each(['https://10.0.0.1/', 'https://0xa9fea9fe/', 'https://[fd00::1]/'])(
    '%s is in a private network, however spelt',
    (url) => {
      expect(webhookUrlFault(url, 'LOOPBACK')).toMatch(/sends no notifications to/);
      expect(webhookUrlFault(url, 'ANY')).toBeUndefined();
    },
  );

  it('goes by http to this machine only, or where anything is allowed', () => {
    expect(webhookUrlFault('http://127.0.0.1:3000/', 'LOOPBACK')).toBeUndefined();
    expect(webhookUrlFault('http://receiver.example/', 'LOOPBACK')).toMatch(/https/);
    expect(webhookUrlFault('http://8.8.8.8/', 'LOOPBACK')).toMatch(/https/);
    expect(webhookUrlFault('http://my-app:3000/', 'ANY')).toBeUndefined();
  });

  it.each([
    'ftp://receiver.example/',
    'https://user:password@receiver.example/',
    'https://',
    'file:///etc/passwd',
  ])('%s is refused wherever it leads', (url) => {
    expect(webhookUrlFault(url, 'ANY')).toBeDefined();
  });
});

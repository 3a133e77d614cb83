import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../index.ts';

const HEADING =
  'virtualAccountNumber,amount,paymentMode,utr,remitter.name,remitter.accountNumber,remitter.ifsc,remittanceInformation';
const ROW = 'ACME00000001,1500.00,UPI,000010005001,Meera Iyer,004501567823,ICIC0000045,School fee';

interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of several shapes, looked into field by field
  body: any;
}

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ startAt: '2026-11-23T11:00:00+05:30' });
});
afterEach(() => sandbox.close());

async function post(body: string | Uint8Array<ArrayBuffer>, type = 'text/csv'): Promise<Answered> {
  const headers = { 'content-type': type };
  const request = new Request('http://localhost/sandbox/v1/credit-files', { method: 'POST', headers, body });
  const response = await sandbox.fetch(request);
  return { status: response.status, body: await response.json() };
}

async function credits(): Promise<number> {
  const response = await sandbox.fetch(new Request('http://localhost/sandbox/v1/world'));
  return ((await response.json()) as { counts: { credits: number } }).counts.credits;
}

describe('a CSV file of credits', () => {
  it('is taken row by row, each with an outcome of its own', async () => {
    const before = await credits();
    const csv = [
      HEADING,
      ROW,
      'ACME00000001,84210.75,NEFT,,Konkan Steel,00600350012345,HDFC0000060,',
      'ACME00009999,60.00,IMPS,,Ravi Kumar,,,',
      ROW.replace('1500.00', '1501.00'),
      'ACME00000001,199999.99,RTGS,,Nilgiri Traders,,,',
      ROW,
    ].join('\r\n');
    const { status, body } = await post(csv, 'text/csv; charset=utf-8');
    expect(status).toBe(207);
    expect(body.summary).toEqual({ total: 6, posted: 2, returned: 1, queued: 1, failed: 2 });
    const told = body.results.map(
      (one: Answered & { outcome?: { outcome: string }; problem?: { code: string } }) => [
        one.status,
        one.outcome?.outcome ?? one.problem?.code,
      ],
    );
    expect(told).toEqual([
      [201, 'POSTED'],
      [201, 'QUEUED'],
      [201, 'RETURNED'],
      [409, 'UTR_CONFLICT'],
      [422, 'INVALID_CREDIT'],
      [200, 'POSTED'],
    ]);
    expect(await credits()).toBe(before + 1);
  });

  it('keeps leading zeros, names of any script, commas, quotes and blanks', async () => {
    const csv = `\ufeffremitter.name,amount,paymentMode,virtualAccountNumber,utr,remitter.accountNumber,remittanceInformation\n"शर्मा, ""वस्त्र"" भंडार",0.29,IMPS,ACME00000001,000010005001,000045015678, fee `;
    const { body } = await post(csv);
    expect(body.results[0].outcome.transaction).toMatchObject({
      amount: '0.29',
      utr: '000010005001',
      remitter: { name: 'शर्मा, "वस्त्र" भंडार', accountNumber: '000045015678' },
      remittanceInformation: ' fee ',
    });
  });

  it('of JSON is taken as well', async () => {
    const notice = {
      virtualAccountNumber: 'ACME00000001',
      amount: '1.00',
      paymentMode: 'UPI',
      remitter: { name: 'R' },
    };
    const { status, body } = await post(JSON.stringify({ items: [notice] }), 'application/json');
    expect([status, body.summary.posted]).toEqual([207, 1]);
  });

  it('takes a thousand rows, and not one more', async () => {
    const rows = Array.from({ length: 1000 }, () => 'ACME00000001,1.00,FUNDS_TRANSFER,,R,,,');
    const whole = await post([HEADING, ...rows].join('\n'));
    expect([whole.status, whole.body.summary.posted]).toEqual([207, 1000]);
    const { status, body } = await post([HEADING, ...rows, rows[0]].join('\n'));
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'VALIDATION_FAILED', '/1002']);
  });

  it('does nothing when any row cannot be read, and names each fault by line and column', async () => {
    const before = await credits();
    const csv = [
      HEADING,
      ROW,
      'ACME00000001,1500.00,UPI,,"Two',
      'lines",004501567823,,',
      '',
      'ACME00000001,1500,UPI,,Meera Iyer,004501567823,,',
      'ACME00000001,1500.00,CHEQUE,,,004501567823,,',
    ].join('\n');
    const { status, body } = await post(csv);
    expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(body.errors.map(({ pointer, code }: Fault) => `${pointer} ${code}`)).toEqual(
      expect.arrayContaining([
        '/3/remitter.name WRONG_FORMAT',
        '/6/amount WRONG_FORMAT',
        '/7/paymentMode VALUE_NOT_ALLOWED',
        '/7/remitter.name REQUIRED',
      ]),
    );
    expect(body.errors).toHaveLength(4);
    const amount = body.errors.find(({ pointer }: Fault) => pointer === '/6/amount');
    expect(amount.detail).toMatch(/^line 6, column amount must match .*, got "1500"$/);
    expect(await credits()).toBe(before);
  });

  const UNREADABLE: { what: string; csv: string | Uint8Array<ArrayBuffer>; code: string; says: RegExp }[] = [
    { what: 'nothing', csv: '', code: 'MALFORMED_CSV', says: /empty/ },
    { what: 'a heading only', csv: HEADING, code: 'MALFORMED_CSV', says: /^line 1: no row/ },
    {
      what: 'an unknown column',
      csv: `${HEADING},note\n${ROW},x`,
      code: 'VALIDATION_FAILED',
      says: /^line 1, column note is not one of virtualAccountNumber/,
    },
    {
      what: 'a missing column',
      csv: `${HEADING.replace('amount,', '')}\n${ROW}`,
      code: 'VALIDATION_FAILED',
      says: /^line 1, column amount is required$/,
    },
    {
      what: 'a column twice',
      csv: `${HEADING},utr\n${ROW},1`,
      code: 'MALFORMED_CSV',
      says: /^line 1: .*utr .*twice/,
    },
    {
      what: 'a cell too many',
      csv: `${HEADING}\n${ROW}\n${ROW},1`,
      code: 'MALFORMED_CSV',
      says: /^line 3: 9 cells/,
    },
    {
      what: 'an open quote',
      csv: `${HEADING}\n${ROW}\n"${ROW}`,
      code: 'MALFORMED_CSV',
      says: /^line 3: .*never closed/,
    },
    { what: 'a stray quote', csv: `${HEADING}\nA"B${ROW}`, code: 'MALFORMED_CSV', says: /^line 2: a quote/ },
    { what: 'Latin-1', csv: new Uint8Array([0x41, 0xe9, 0x0a]), code: 'MALFORMED_CSV', says: /not UTF-8/ },
    {
      what: 'semicolons',
      csv: `${HEADING}\n${ROW}`.replaceAll(',', ';'),
      code: 'VALIDATION_FAILED',
      says: /line 1/,
    },
  ];

  it.each(UNREADABLE)('of $what is refused in one clear line', async ({ csv, code, says }) => {
    const { status, body } = await post(csv);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.detail).toMatch(says);
  });

  it('is refused under another media type or character set', async () => {
    expect((await post(ROW, 'text/plain')).status).toBe(415);
    expect((await post(ROW, 'text/csv; charset=utf-16')).status).toBe(415);
  });
});

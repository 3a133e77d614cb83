import { type Instant, istDate, istDayOf, MINUTE, startOfIstDate } from '../../lib/clock.ts';
import { formatAmount, type Paise, sumAmounts } from '../../lib/money.ts';
import type { PatternPlayer } from './player.ts';

/** Plays one pattern; what each teaches stands in the contract (CreditPattern). */
type Script = (play: PatternPlayer) => Promise<void>;

const DEVANAGARI_NAMES = [
  'शर्मा वस्त्र भंडार',
  'श्री कृष्ण ट्रेडर्स',
  'अनुष्का कुलकर्णी',
  'ज्ञानेश्वर पाटील',
  'क्षितिज एंटरप्राइज़ेज़',
  // With a zero width joiner, which is part of how the name is written.
  'प्रवीण क्‍षत्रिय',
] as const;

/** Each of them loses a paisa when a float is multiplied by a hundred and cut. */
const PAISE_EDGES = [
  '0.01',
  '0.10',
  '0.29',
  '0.57',
  '0.58',
  '1.13',
  '1.15',
  '4.35',
  '8.20',
  '19.99',
  '64.10',
];

async function lookAlikes(play: PatternPlayer): Promise<void> {
  const notice = play.notice();
  const count = play.count ?? 2;
  for (let i = 1; i <= count; i++) {
    // No UTR of its own: each notice is a new payment, and equal in all else.
    await play.credit(`Look-alike ${i} of ${count}`, notice);
  }
}

async function sameUtrTwice(play: PatternPlayer): Promise<void> {
  const utr = play.utr('IMPS');
  const notice = play.notice({ utr });
  await play.credit('The number by IMPS', { ...notice, paymentMode: 'IMPS' });
  await play.credit('The same number by UPI, another payment', { ...notice, paymentMode: 'UPI' });
  play.left.push(
    `Advance the clock past midnight and post the IMPS credit again with the UTR ${utr}: on another day it is a third payment.`,
  );
}

async function utrRepeated(play: PatternPlayer): Promise<void> {
  const notice = play.notice({ utr: play.utr('UPI') });
  await play.credit('A credit', notice);
  await play.credit('The same notice once more: nothing new', notice);
  const other = { ...notice, amount: notice.amount + 1 };
  await play.credit('The same UTR with another amount: refused', other);
}

async function reversal(play: PatternPlayer): Promise<void> {
  const first = await play.credit('A credit', play.notice());
  const reference = first?.transaction?.transactionReferenceNumber;
  if (reference !== undefined) await play.reverse('It is taken back before anybody fetched it', reference);
  const second = await play.credit('A credit that stands for now', play.notice());
  const other = second?.transaction?.transactionReferenceNumber;
  if (other === undefined) return;
  play.left.push(
    'Fetch and acknowledge the batch, as the partner would.',
    `Then POST /sandbox/v1/credits/${other}/reversal: a credit that was booked already is taken back.`,
  );
}

async function devanagariNames(play: PatternPlayer): Promise<void> {
  const count = play.count ?? DEVANAGARI_NAMES.length;
  for (let i = 0; i < count; i++) {
    const name = DEVANAGARI_NAMES[i % DEVANAGARI_NAMES.length] as string;
    const remitter = play.remitter(name);
    await play.credit(
      'A name in Devanagari',
      play.notice({ remitter, remittanceInformation: 'नवंबर की फ़ीस' }),
    );
  }
}

async function leadingZeroAccounts(play: PatternPlayer): Promise<void> {
  const count = play.count ?? 4;
  for (let i = 0; i < count; i++) {
    const remitter = { ...play.remitter(), accountNumber: `000${play.digits(9)}` };
    const paymentMode = i % 2 === 0 ? 'IMPS' : 'UPI';
    const utr = `00${play.utr(paymentMode).slice(2)}`;
    await play.credit('Account and UTR begin with zeros', play.notice({ remitter, paymentMode, utr }));
  }
}

/** Books on both sides of the end of an Indian day. */
async function aroundMidnight(play: PatternPlayer, midnight: Instant): Promise<void> {
  await play.moveTo(midnight - 1);
  const neft = play.notice({ paymentMode: 'NEFT', utr: play.utr('NEFT') });
  await play.credit('IMPS at 23:59:59.999: of this day', play.notice({ paymentMode: 'IMPS' }));
  await play.credit('NEFT at 23:59:59.999: waits for midnight', neft);
  await play.moveTo(midnight);
  await play.credit('The NEFT credit again: posted at midnight, of the new day', neft);
  await play.credit('IMPS at 00:00:00.000: of the new day', play.notice({ paymentMode: 'IMPS' }));
  await play.moveTo(midnight + 10 * MINUTE);
  await play.credit('UPI at 00:10: of the new day in India, of the old one in UTC', play.notice());
}

/** The first 1 April in India after an instant. */
function nextFinancialYear(now: Instant): Instant {
  const year = Number(istDate(now).slice(0, 4));
  const april = startOfIstDate(`${year}-04-01`);
  return april > now ? april : startOfIstDate(`${year + 1}-04-01`);
}

/** Below 10 of them the sum stays under 2^53 paise. */
const FEWEST_LARGE = 10;
const LARGE_FROM: Paise = 910_000_000_000_000;
const LARGE_SPAN = 89_999_999_999_999;

/** Whether programs that add in floats get this sum wrong, in paise as well as in rupees. */
function misleadsFloats(amounts: readonly Paise[]): boolean {
  const exact = sumAmounts(amounts);
  const rupees = amounts.reduce((sum, amount) => sum + amount / 100, 0);
  // An odd number beyond 2^53 is none that a float can hold.
  return exact % 2n === 1n && exact > 2n ** 53n && rupees.toFixed(2) !== formatAmount(exact);
}

async function largeAmounts(play: PatternPlayer): Promise<void> {
  const length = Math.max(play.count ?? 12, FEWEST_LARGE);
  let amounts: Paise[];
  do {
    amounts = Array.from({ length }, () => LARGE_FROM + play.below(LARGE_SPAN));
  } while (!misleadsFloats(amounts));
  for (const amount of amounts) {
    await play.credit('A large amount', play.notice({ amount, paymentMode: 'FUNDS_TRANSFER' }));
  }
}

async function paiseEdges(play: PatternPlayer): Promise<void> {
  for (const text of PAISE_EDGES) {
    await play.credit(`${text} rupees`, play.notice({ amount: Number(text.replace('.', '')) }));
  }
}

async function many(play: PatternPlayer, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) await play.credit(`Credit ${i} of ${count}`, play.notice());
}

async function everyRail(play: PatternPlayer): Promise<void> {
  for (const paymentMode of ['IMPS', 'UPI', 'FUNDS_TRANSFER', 'NEFT'] as const) {
    await play.credit(`By ${paymentMode}`, play.notice({ paymentMode }));
  }
  const amount = 200_000_00 + play.amount();
  await play.credit('By RTGS, 200000.00 or more', play.notice({ paymentMode: 'RTGS', amount }));
  play.left.push('Advance the clock to the next half hour: the NEFT credit is posted then.');
}

async function everyReturnReason(play: PatternPlayer): Promise<void> {
  const accountName = 'Pattern: returned credits';
  const to = (virtualAccountNumber: string) => ({ ...play.notice(), virtualAccountNumber });
  const neftOnly = await play.open({ accountName, allowedPaymentModes: ['NEFT'] });
  await play.credit('UPI to an account that takes only NEFT', to(neftOnly));
  const oneRemitter = await play.open({
    accountName,
    remitterCheck: 'ACCOUNT',
    allowedRemitters: [{ accountNumber: '00600350012345' }],
  });
  await play.credit('From a remitter that the account does not know', to(oneRemitter));
  const exact = await play.open({ accountName, amountRule: { type: 'EXACT', amount: 75_000_00 } });
  await play.credit('Another amount than the account takes', to(exact));
  const deleted = await play.open({ accountName });
  await play.delete(deleted);
  await play.credit('To an account that is deleted', to(deleted));
  await play.credit('To a number that nobody has', to(`${deleted.slice(0, 4)}${play.digits(17)}`));
}

async function creditAfterDeletion(play: PatternPlayer): Promise<void> {
  const virtualAccountNumber = await play.open({ accountName: 'Pattern: deleted after a credit' });
  await play.credit('Before the deletion: posted', { ...play.notice(), virtualAccountNumber });
  await play.delete(virtualAccountNumber);
  await play.credit('After the deletion: returned', { ...play.notice(), virtualAccountNumber });
  play.left.push('Fetch the batch: the credit from before the deletion is still delivered.');
}

async function openedElsewhere(play: PatternPlayer): Promise<void> {
  const { applicationId, organisationId } = play.account;
  const prefix = `${organisationId}|`;
  const applications = await play.unit.tx.scan('applications', 'byOrganisation', prefix, { limit: 10 });
  const other = applications.find((application) => application.applicationId !== applicationId);
  const accountName = 'Pattern: opened by somebody else';
  const virtualAccountNumber = await play.open({ accountName }, other?.applicationId);
  await play.credit('To an account that your program never opened', {
    ...play.notice(),
    virtualAccountNumber,
  });
  await play.credit('To one that it knows: it must not wait for the other', play.notice());
}

/** The patterns of the contract. */
export const SCRIPTS = {
  LOOK_ALIKES: lookAlikes,
  SAME_UTR_TWICE: sameUtrTwice,
  UTR_REPEATED: utrRepeated,
  REVERSAL: reversal,
  DEVANAGARI_NAMES: devanagariNames,
  LEADING_ZERO_ACCOUNTS: leadingZeroAccounts,
  IST_MIDNIGHT_EDGES: (play) => aroundMidnight(play, istDayOf(play.unit.now).end),
  YEAR_END_EDGES: (play) => aroundMidnight(play, nextFinancialYear(play.unit.now)),
  LARGE_AMOUNTS: largeAmounts,
  PAISE_EDGES: paiseEdges,
  EXACTLY_100: (play) => many(play, 100),
  EXACTLY_250: (play) => many(play, 250),
  EVERY_RAIL: everyRail,
  EVERY_RETURN_REASON: everyReturnReason,
  CREDIT_AFTER_DELETION: creditAfterDeletion,
  OPENED_ELSEWHERE: openedElsewhere,
} as const satisfies Readonly<Record<string, Script>>;

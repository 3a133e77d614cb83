/** What the check of one invariant found. */
export interface InvariantFinding {
  /** Its number in quality.md. */
  readonly number: number;
  /** What must hold, in one sentence. */
  readonly name: string;
  /** How many things were looked at; 0 tells that nothing puts it to the test. */
  readonly checked: number;
  /** What violates it, the first 20, each naming the objects. */
  readonly violations: readonly string[];
}

const SHOWN_VIOLATIONS = 20;

/** Collects what the check of one invariant finds. */
export class Finding implements InvariantFinding {
  readonly number: number;
  readonly name: string;
  readonly violations: string[] = [];
  checked = 0;

  constructor(number: number, name: string) {
    this.number = number;
    this.name = name;
  }

  /** Counts one thing looked at, and what is wrong with it, where `holds` is not true. */
  expect(holds: boolean, violation: () => string): void {
    this.checked += 1;
    if (!holds && this.violations.length < SHOWN_VIOLATIONS) this.violations.push(violation());
  }
}

/** One collector for each invariant that the state alone can show; the others need the history. */
export class Findings {
  readonly amounts = new Finding(1, 'Every amount is a whole number of paise from 1 to 10^15 − 1.');
  readonly balances = new Finding(
    2,
    'Credits less reversals less refunds that hold money are never below zero, per virtual and per physical account.',
  );
  readonly refunds = new Finding(
    3,
    'A credit has at most one refund that holds its money, for the whole amount, and none beside a reversal.',
  );
  readonly reversals = new Finding(
    4,
    'A reversal takes back one whole credit of its stream, once and later.',
  );
  readonly identities = new Finding(
    5,
    'Rail and UTR, with the value date for 12-digit references, name one payment.',
  );
  readonly admissions = new Finding(
    6,
    'No credit was posted on an account that was not there, was deleted, or refused it.',
  );
  readonly delivery = new Finding(
    7,
    'Each entry is undelivered, in the one open batch, or acknowledged in one batch.',
  );
  readonly batches = new Finding(
    8,
    'Batches of 1 to 100 follow each other end to end, numbered without gaps, and at most the last is open.',
  );
  readonly totals = new Finding(9, 'The control totals of a batch are those of its entries.');
  readonly tenants = new Finding(14, 'Whatever hangs on a physical account belongs to its organisation.');

  all(): InvariantFinding[] {
    const { amounts, balances, refunds, reversals, identities } = this;
    const { admissions, delivery, batches, totals, tenants } = this;
    return [
      amounts,
      balances,
      refunds,
      reversals,
      identities,
      admissions,
      delivery,
      batches,
      totals,
      tenants,
    ];
  }
}

import { BANK_APIS, type BankApi } from '../domain/application.ts';
import type { AccountPlan, ApiPlan } from '../domain/plan.ts';
import type { StoreTransaction } from '../stores/store.ts';

/** Plans that every world begins with. What a fixture seeds is unlimited unless it names another. */
export const UNLIMITED_ACCOUNT_PLAN = 'account-unlimited';
export const STANDARD_ACCOUNT_PLAN = 'account-standard';
export const UNLIMITED_API_PLAN = 'api-unlimited';
export const STANDARD_API_PLAN = 'api-standard';

const ACCOUNT_PLANS: readonly AccountPlan[] = [
  {
    accountPlanId: STANDARD_ACCOUNT_PLAN,
    name: 'Standard',
    description: 'For one partner’s daily business.',
    hits: 100_000,
    period: 'DAY',
    tps: 100,
    isDefault: true,
  },
  {
    accountPlanId: UNLIMITED_ACCOUNT_PLAN,
    name: 'Unlimited',
    description: 'For tests that are not about limits.',
    hits: null,
    period: 'DAY',
    tps: null,
    isDefault: false,
  },
];

const API_PLANS: readonly ApiPlan[] = [
  {
    apiPlanId: STANDARD_API_PLAN,
    name: 'Standard',
    description: 'For one application’s daily use of one API.',
    hits: 50_000,
    period: 'DAY',
    tps: 50,
    isDefault: true,
  },
  {
    apiPlanId: UNLIMITED_API_PLAN,
    name: 'Unlimited',
    description: 'As much as the account plan leaves.',
    hits: null,
    period: 'DAY',
    tps: null,
    isDefault: false,
  },
];

const NAMES: Readonly<Record<BankApi, readonly [name: string, description: string]>> = {
  'create-virtual-account': [
    'Create Virtual Account',
    'Opens one or many virtual accounts under a physical account, and reads them.',
  ],
  'modify-virtual-account': ['Modify Virtual Account', 'Changes one or many virtual accounts.'],
  'delete-virtual-account': ['Delete Virtual Account', 'Closes one or many virtual accounts for good.'],
  'transaction-details': [
    'Transaction Details',
    'Fetches what was paid in, in batches of up to 100, and acknowledges it.',
  ],
  'refund-details': ['Refund Details', 'Sends a credit back to its remitter, and tells what became of it.'],
};

const EULA = `These are the terms of a sandbox. No money moves, no bank is a party, and nothing here is an offer.
Use test data only: what you send is kept so that you can look at it. The sandbox may be reset at any time.`;

const DISCLAIMER = `This developer portal belongs to a sandbox that is affiliated with no bank. Do not enter real
customers' data or real passwords. By going on you accept that everything in it may be deleted at any time.`;

/** Fills the catalogue of a new world: plans, APIs with their terms, one group, the portal's settings. */
export async function seedCatalogue(tx: StoreTransaction): Promise<void> {
  for (const plan of ACCOUNT_PLANS) await tx.put('accountPlans', plan);
  for (const plan of API_PLANS) await tx.put('apiPlans', plan);
  for (const api of BANK_APIS) {
    const [name, description] = NAMES[api];
    await tx.put('apiProducts', { api, name, description, eulas: [{ version: 1, text: EULA }] });
  }
  await tx.put('apiGroups', {
    apiGroupId: 'virtual-accounts',
    name: 'Virtual Accounts',
    description: 'Opening, changing and closing virtual accounts.',
    apis: ['create-virtual-account', 'modify-virtual-account', 'delete-virtual-account'],
  });
  await tx.put('portalSettings', {
    id: 'portal',
    approvals: { registration: true, application: true, edit: true, deletion: false },
    disclaimer: { version: 1, text: DISCLAIMER },
  });
}

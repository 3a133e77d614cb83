import { getRegistrationForm, register } from '../services/registrations.ts';
import { presentCustomField } from './settings.ts';
import type { PortalHandlers, SlowHandlers } from './wire.ts';

export const registrationOperations: Pick<PortalHandlers, 'getRegistrationForm'> = {
  async getRegistrationForm(_call, { unit }) {
    const { accountPlans, customFields, disclaimer } = await getRegistrationForm(unit);
    return {
      status: 200,
      body: {
        accountPlans: accountPlans.map(
          ({ accountPlanId, name, description, hits, period, tps, isDefault }) => ({
            accountPlanId,
            name,
            description,
            hits,
            period,
            tps,
            isDefault,
          }),
        ),
        customFields: customFields.map(presentCustomField),
        disclaimer,
      },
    };
  },
};

export const slowRegistrationOperations: Pick<SlowHandlers, 'createRegistration'> = {
  async createRegistration({ body }, { run, caller }) {
    await register(run, caller, body);
    const message = 'We have sent a mail to the address. It tells what happens next.';
    return { status: 202, body: { message } };
  },
};

import type { components } from '../../spec/generated/portal.types.ts';
import type { Mail } from '../domain/mail.ts';
import { formatInstant } from '../lib/clock.ts';

/** A mail as every list shows it. */
export function presentMail(mail: Mail): components['schemas']['MailSummary'] {
  const { mailId, kind, to, organisationId, subject, sealedLink, createdAt, delivery } = mail;
  return {
    mailId,
    kind,
    to,
    ...(organisationId !== undefined && { organisationId }),
    subject,
    hasLink: sealedLink !== undefined,
    createdAt: formatInstant(createdAt),
    delivery,
  };
}

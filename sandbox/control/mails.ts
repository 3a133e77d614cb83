import type { Mail } from '../domain/mail.ts';
import { presentMail } from '../presenters/mail.ts';
import { getMail, latestMails, renderMail } from '../services/mails.ts';
import type { ControlHandlers, Wire } from './wire.ts';

const DEFAULT_MAILS = 50;

function presentOutboxMail(mail: Mail): Wire['OutboxMailSummary'] {
  const { arrival, attempts, fault } = mail;
  return { ...presentMail(mail), number: arrival, attempts, ...(fault !== undefined && { fault }) };
}

type Served = 'listOutboxMails' | 'getOutboxMail';

/**
 * The outbox, links included: how an activation link is read without a mailbox.
 * @param linkBase what links of a world begin with
 */
export function mailOperations(linkBase: (worldId: string) => string): Pick<ControlHandlers, Served> {
  return {
    async listOutboxMails({ query }, { unit }) {
      const { to, kind, afterNumber = 0, limit = DEFAULT_MAILS } = query;
      const found = await latestMails(unit, { to, kind, afterNumber, limit });
      return { status: 200, body: { data: found.map(presentOutboxMail) } };
    },

    async getOutboxMail({ path }, { unit, world }) {
      const mail = await getMail(unit, path.mailId);
      const { text, link } = renderMail(unit, mail, linkBase(world.id));
      return {
        status: 200,
        body: {
          ...presentOutboxMail(mail),
          text,
          ...(link !== undefined && { link, token: link.slice(link.indexOf('#') + 1) }),
        },
      };
    },
  };
}

import { listQuestion } from '../http/paging.ts';
import { presentMail } from '../presenters/mail.ts';
import { getMailOf, listMailsOf, textWithoutLink } from '../services/mails.ts';
import { type PortalHandlers, signedInOf } from './wire.ts';

/** A person's inbox page: mails without their one-time links. */
export const mailOperations: Pick<PortalHandlers, 'listMails' | 'getMail'> = {
  async listMails({ query }, { unit, caller }) {
    const { user } = signedInOf(caller);
    // A developer's inbox is another list than its administrator's: a cursor is bound to the person.
    const question = listQuestion('listMails', { ...caller, organisationId: user.userId }, query);
    const { data, next } = await listMailsOf(unit, user, question.page);
    return { status: 200, body: { data: data.map(presentMail), nextCursor: question.nextCursor(next) } };
  },

  async getMail({ path }, { unit, caller }) {
    const mail = await getMailOf(unit, signedInOf(caller).user, path.mailId);
    return { status: 200, body: { ...presentMail(mail), text: textWithoutLink(mail) } };
  },
};

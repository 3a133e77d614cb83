import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './domain/mail.ts';
import { SECOND } from './lib/clock.ts';
import type { DeliveryOutcome } from './services/mails.ts';

/** Hands one mail to an SMTP server. Never throws: what went wrong is part of the outcome. */
export type MailSender = (mail: Mail, text: string) => Promise<DeliveryOutcome>;

/** How long the server may take for each step, in milliseconds. */
const STEP_TIMEOUT = 20 * SECOND;

/** The parts of a message, of which nodemailer makes one. */
function messageOf(mail: Mail, text: string, from: string): SendMailOptions {
  return {
    from: { name: 'Khata sandbox', address: from },
    to: { name: '', address: mail.to },
    envelope: { from, to: [mail.to] },
    subject: mail.subject,
    text,
    // The same at each attempt, so that a mail that came twice can be told.
    messageId: `<${mail.mailId}.${mail.createdAt}@khata.invalid>`,
    date: new Date(mail.createdAt),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Khata-Mail': `${mail.mailId} ${mail.kind}` },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** One plain address: nodemailer reads lists, names and comments even out of an envelope. */
const PLAIN_ADDRESS = /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@[A-Za-z0-9.-]{1,189}$/u;

/** What nodemailer's errors carry beside a message, which may repeat what was sent. */
interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/** The errors that are about one mail; all others are about the server, and the next mail would meet them too. */
const OF_THE_MAIL: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

function outcomeOf({ code, responseCode }: SmtpError): DeliveryOutcome {
  const word = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,31}$/.test(code) ? code : 'EUNKNOWN';
  const reply = typeof responseCode === 'number' ? responseCode : undefined;
  const fault = reply === undefined ? word : `${word} ${reply}`;
  if (!OF_THE_MAIL.includes(code)) return { taken: false, fault, blame: 'SERVER' };
  // 4xx: later perhaps. Without a reply nodemailer itself would not send it.
  const later = reply !== undefined && reply < 500;
  return { taken: false, fault, blame: later ? 'MAIL' : 'REFUSED' };
}

/**
 * Sends by SMTP, one connection per mail. nodemailer is loaded at the first one.
 * @param url `smtp://user:password@host:port` or `smtps://…`, checked by the configuration
 * @param from the sender's address
 */
export function smtpSender(url: string, from: string): MailSender {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const loading = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      ...(username !== '' && {
        auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      }),
      connectionTimeout: STEP_TIMEOUT,
      greetingTimeout: STEP_TIMEOUT,
      socketTimeout: STEP_TIMEOUT,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  let transport: ReturnType<typeof loading> | undefined;
  return async (mail, text) => {
    if (!PLAIN_ADDRESS.test(mail.to)) return { taken: false, fault: 'EADDRESS', blame: 'REFUSED' };
    try {
      transport ??= loading();
      await (await transport).sendMail(messageOf(mail, text, from));
      return { taken: true };
    } catch (error) {
      return outcomeOf(error as SmtpError);
    }
  };
}

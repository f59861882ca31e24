import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { env } from '@/lib/env';
import { openLinks } from './sealed-link';
import { escapeHtml } from './write-mail';

const SMTP_TIMEOUT_MS = 15_000;

export type StoredMail = Readonly<{
  id: string;
  locale: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
}>;

/** Whether there is a mail server; without one the mails wait in the outbox to be handed on by people. */
export function hasMailServer(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Sends a stored mail, or writes it as a file into DATA_DIR/outbox when there is no mail server.
 *
 * @throws {Error} when the mail server does not take it.
 */
export async function deliver(mail: StoredMail): Promise<'sent' | 'filed'> {
  const { SMTP_URL } = env();
  const message = compose(mail);
  if (SMTP_URL !== undefined) {
    const transport = nodemailer.createTransport({
      url: SMTP_URL,
      connectionTimeout: SMTP_TIMEOUT_MS,
      greetingTimeout: SMTP_TIMEOUT_MS,
      socketTimeout: SMTP_TIMEOUT_MS,
    });
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
    return 'sent';
  }
  await file(mail, message);
  return 'filed';
}

function compose(mail: StoredMail) {
  return {
    from: env().MAIL_FROM,
    // As an object: nodemailer then takes the address as it is and never as a list.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: openLinks(mail.text),
    html: openLinks(mail.html, escapeHtml),
    date: mail.createdAt,
    // The same id at each try lets a mail server drop a second copy.
    messageId: `<${mail.id}@${new URL(env().BASE_URL).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function file(mail: StoredMail, message: ReturnType<typeof compose>): Promise<void> {
  const folder = path.join(env().DATA_DIR, 'outbox');
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: source } = await transport.sendMail(message);
  if (!Buffer.isBuffer(source)) throw new Error('the mail was not written into memory');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${mail.createdAt.toISOString().replaceAll(':', '')}-${mail.id}.eml`;
  await writeFile(path.join(folder, name), source, {
    mode: 0o600,
  });
}

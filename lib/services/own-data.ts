import 'server-only';
import { strToU8, zipSync } from 'fflate';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as ownData from '@/lib/db/repositories/own-data';
import { hideLinks } from '@/lib/mail/sealed-link';
import { loadWords } from '@/lib/i18n/words';
import type { OwnDataInput } from '@/lib/validation/take';
import { lockOwnAttempt } from './internal/own-attempt';
import { ownDataPage } from './internal/own-data-page';
import { readingOf } from './internal/own-data-reading';

export type OwnDataFile = Readonly<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }>;

/**
 * Everything that is stored about the person, as a ZIP: a page to read in the given language, and every row as JSON.
 * Secrets and the ids of other people are left out, and so are the links inside mails.
 *
 * @throws {AppError} OTHER_ATTEMPT; NOT_FOUND.
 */
export async function exportOwnData(actor: Actor, input: OwnDataInput): Promise<OwnDataFile> {
  authorize(actor, 'attempt:take');
  const { organizationId, attemptId } = actor;
  return inTransaction(async (tx) => {
    await lockOwnAttempt(tx, actor, input.attemptRef);
    // First, so that the file tells of itself.
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'ownData.exported',
      subjectType: 'attempt',
      subjectId: attemptId,
    });
    const row = await ownData.findReading(tx, organizationId, attemptId);
    if (!row) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
    const tables = (await ownData.collect(tx, organizationId, attemptId)).map(withoutLinks);
    const reading = await readingOf(row, input.locale);
    const words = await loadWords(input.locale);
    const page = ownDataPage({ tables, reading, words, madeAt: new Date() });
    const name = words.say('ownData')('file');
    const data = Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
    const bytes = zipSync({
      [`${name}.html`]: strToU8(page),
      'data.json': strToU8(`${JSON.stringify(data, null, 2)}\n`),
    });
    return { fileName: `${name}-${row.receipt}.zip`, bytes: new Uint8Array(bytes) };
  });
}

function withoutLinks({ table, rows }: ownData.OwnTable): ownData.OwnTable {
  if (table !== 'OutboxMail') return { table, rows };
  const hidden = (value: unknown) => (typeof value === 'string' ? hideLinks(value) : value);
  return { table, rows: rows.map((row) => ({ ...row, text: hidden(row['text']) })) };
}

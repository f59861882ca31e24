import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';

/** Removes the files of erased mails from the outbox folder; call it after the erasure is stored. */
export async function removeFiledMails(mails: readonly Readonly<{ id: string }>[]): Promise<void> {
  if (mails.length === 0) return;
  const folder = path.join(env().DATA_DIR, 'outbox');
  const names = await readdir(folder).catch(() => []);
  const isErased = (name: string) => mails.some(({ id }) => name.endsWith(`-${id}.eml`));
  await Promise.all(names.filter(isErased).map((name) => rm(path.join(folder, name), { force: true })));
}

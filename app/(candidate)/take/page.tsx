import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { readQuestionnaire } from '@/lib/services/take';
import { enter, pageMetadata } from './enter';

export const generateMetadata = () => pageMetadata('start.pageTitle', []);

/** Leads to where the candidate stands: a first visit to the instructions, a later one to the first open statement. */
export default async function TakePage() {
  const entry = await enter('/take', ['answering']);
  if (!entry.open) return entry.page;
  const { form, given } = await readQuestionnaire(entry.actor, { locale: await getLocale() });
  if (Object.keys(given).length === 0) redirect('/take/instructions');
  const open = form.statements.findIndex(({ id }) => given[id] === undefined);
  redirect(open === -1 ? '/take/check' : `/take/${open + 1}`);
}

import { redirect } from 'next/navigation';
import { openParts } from '@/lib/job-analysis/open-parts';
import { readRatingForm } from '@/lib/services/ratings';
import { enter, pageMetadata } from './enter';
import { fieldsOf } from './vote-fields';

export const generateMetadata = () => pageMetadata('door');

/** Leads to where the rater stands: the first open step, or the check page when none is open. */
export default async function RatePage() {
  const entry = await enter('/rate', ['rating', 'again']);
  if (!entry.open) return entry.page;
  const { round, scales, steps } = await readRatingForm(entry.actor);
  if (round === 2) redirect('/rate/again');
  const open = steps.findIndex(({ vote }) => openParts(fieldsOf(vote), scales).length > 0);
  redirect(open === -1 ? '/rate/check' : `/rate/${open + 1}`);
}

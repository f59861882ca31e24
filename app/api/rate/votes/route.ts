import { requireRater } from '@/lib/auth/rater-session';
import { openParts } from '@/lib/job-analysis/open-parts';
import { saveVote } from '@/lib/services/ratings';
import { type VoteForm, voteForm } from '@/lib/validation/rater';
import { formDoor } from '../../take/form-door';

/**
 * One step from its form: everything on the page is stored, then the next step follows. Where something is open, the
 * page comes back and says what; the same page can also be left open.
 */
export const POST = formDoor({
  input: voteForm,
  run: async (form) => {
    const { raterId, stepId, position, from, go, frequency, loss, gain } = form;
    const notInMyWork = form.notInMyWork === 'yes';
    const relevance = relevanceOf(form);
    const vote = { raterId, stepId, frequency, loss, gain, relevance, notInMyWork, tookMs: null };
    await saveVote(await requireRater(), vote);
    const isOpen = go === 'next' && openParts(vote, form.scales).length > 0;
    if (isOpen) return { to: `${votePath(position, from)}${from ? '&' : '?'}error=missing` };
    return { to: from === 'check' ? '/rate/check' : votePath(position + 1) };
  },
  back: ({ position }) => (position && /^\d{1,3}$/.test(position) ? votePath(Number(position)) : '/rate'),
  home: '/rate',
});

function votePath(position: number, from?: 'check'): string {
  return `/rate/${position}${from === undefined ? '' : `?from=${from}`}`;
}

function relevanceOf(form: VoteForm) {
  return {
    carefulness: form['link-carefulness'],
    salesConfidence: form['link-salesConfidence'],
    serviceOrientation: form['link-serviceOrientation'],
    socialConfidence: form['link-socialConfidence'],
    stressTolerance: form['link-stressTolerance'],
    integrity: form['link-integrity'],
  };
}

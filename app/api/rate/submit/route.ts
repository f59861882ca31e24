import { requireRater } from '@/lib/auth/rater-session';
import { submitVotes } from '@/lib/services/ratings';
import { submitVotesInput } from '@/lib/validation/rater';
import { formDoor } from '../../take/form-door';

export const POST = formDoor({
  input: submitVotesInput,
  run: async (input) => {
    await submitVotes(await requireRater(), input);
    return { to: '/rate/receipt' };
  },
  back: () => '/rate/check',
  home: '/rate/check',
});

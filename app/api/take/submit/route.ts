import { requireCandidate } from '@/lib/auth/candidate-session';
import { submitAttempt } from '@/lib/services/take';
import { submitInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: submitInput,
  run: async (input) => {
    await submitAttempt(await requireCandidate(), input);
    return { to: '/take/receipt' };
  },
  back: () => '/take/check',
});

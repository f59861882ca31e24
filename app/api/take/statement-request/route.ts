import { requireCandidate } from '@/lib/auth/candidate-session';
import { requestStatement } from '@/lib/services/consents';
import { ownAttemptInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: ownAttemptInput,
  run: async (input) => {
    await requestStatement(await requireCandidate(), input);
    return { to: '/take/receipt' };
  },
  back: () => '/take/receipt',
});

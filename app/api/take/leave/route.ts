import { candidateCookie, requireCandidate } from '@/lib/auth/candidate-session';
import { leaveAttempt } from '@/lib/services/candidate-sessions';
import { leaveInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: leaveInput,
  run: async () => {
    await leaveAttempt(await requireCandidate());
    return { to: '/take/paused', cookies: [candidateCookie('', 0)] };
  },
  back: () => '/take',
});

import { requireCandidate } from '@/lib/auth/candidate-session';
import { withdrawConsent } from '@/lib/services/consents';
import { withdrawConsentInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: withdrawConsentInput,
  run: async (input) => {
    await withdrawConsent(await requireCandidate(), input);
    return { to: '/take' };
  },
  back: () => '/take/withdraw',
});

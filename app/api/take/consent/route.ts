import { requireCandidate } from '@/lib/auth/candidate-session';
import { giveConsent } from '@/lib/services/consents';
import { giveConsentInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: giveConsentInput,
  run: async (input) => {
    await giveConsent(await requireCandidate(), input);
    return { to: '/take' };
  },
  back: () => '/take/consent',
});

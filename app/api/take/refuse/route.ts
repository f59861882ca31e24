import { requireCandidate } from '@/lib/auth/candidate-session';
import { refuseConsent } from '@/lib/services/consents';
import { refuseConsentInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: refuseConsentInput,
  run: async (input) => {
    await refuseConsent(await requireCandidate(), input);
    return { to: '/take/refused' };
  },
  back: () => '/take/refuse',
});

import { requireCandidate } from '@/lib/auth/candidate-session';
import { arrangeReading } from '@/lib/services/arrangements';
import { arrangeReadingInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';

export const POST = formDoor({
  input: arrangeReadingInput,
  run: async (input) => {
    await arrangeReading(await requireCandidate(), input);
    return { to: '/take' };
  },
  back: () => '/take/arrangements',
});

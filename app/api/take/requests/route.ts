import { requireCandidate } from '@/lib/auth/candidate-session';
import { makeRequest } from '@/lib/services/candidate-requests';
import { makeRequestInput } from '@/lib/validation/candidate-request';
import { formDoor } from '../form-door';

/** A comment or a request to a human; afterwards the page that shows what has become of it. */
export const POST = formDoor({
  input: makeRequestInput,
  run: async (input) => {
    await makeRequest(await requireCandidate(), input);
    const { kind } = input;
    return { to: kind === 'otherWay' ? '/take/arrangements' : `/take/requests?done=${kind}#${kind}` };
  },
  back: ({ kind }) =>
    kind === 'otherWay' ? '/take/arrangements' : `/take/requests?of=${encodeURIComponent(kind ?? '')}`,
});

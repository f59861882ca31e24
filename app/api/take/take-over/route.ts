import { candidateCookie, candidateToken } from '@/lib/auth/candidate-session';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { takeOver } from '@/lib/services/candidate-links';
import { takeOverForm } from '@/lib/validation/take';
import { formDoor } from '../form-door';

/** Goes on with a questionnaire that was opened on another device meanwhile. */
export const POST = formDoor({
  input: takeOverForm,
  run: async (_input, request) => {
    const sessionToken = candidateToken(request.headers) ?? '';
    const opened = await takeOver(await anonymousActor(), { sessionToken });
    return { to: '/take', cookies: [candidateCookie(opened.sessionToken)] };
  },
  back: () => '/take',
});

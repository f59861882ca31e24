import { candidateCookie } from '@/lib/auth/candidate-session';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { openLink } from '@/lib/services/candidate-links';
import { openLinkInput } from '@/lib/validation/take';
import { formDoor } from '../form-door';
import { localeCookie } from '../locale-cookie';

/** Exchanges an invitation for a session cookie. A link that opens nothing leads back to itself, which says so. */
export const POST = formDoor({
  input: openLinkInput,
  run: async (input) => {
    const { sessionToken } = await openLink(await anonymousActor(), input);
    const to = input.to === undefined ? '/take' : '/take/arrangements';
    return { to, cookies: [candidateCookie(sessionToken), localeCookie(input.locale)] };
  },
  back: ({ token }) => `/i/${encodeURIComponent(token ?? '')}`,
});

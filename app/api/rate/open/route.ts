import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { raterCookie } from '@/lib/auth/rater-session';
import { openRaterLink } from '@/lib/services/rater-links';
import { openRaterLinkInput } from '@/lib/validation/rater';
import { formDoor } from '../../take/form-door';
import { localeCookie } from '../../take/locale-cookie';

/** Exchanges a rater's link for a session cookie. A link that opens nothing leads back to itself, which says so. */
export const POST = formDoor({
  input: openRaterLinkInput,
  run: async (input) => {
    const { sessionToken } = await openRaterLink(await anonymousActor(), input);
    return { to: '/rate', cookies: [raterCookie(sessionToken), localeCookie(input.locale)] };
  },
  back: ({ token }) => `/r/${encodeURIComponent(token ?? '')}`,
  home: '/rate',
});

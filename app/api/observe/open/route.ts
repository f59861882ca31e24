import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { observerCookie } from '@/lib/auth/observer-session';
import { openObserverLink } from '@/lib/services/observer-links';
import { openObserverLinkInput } from '@/lib/validation/observation';
import { formDoor } from '../../take/form-door';
import { localeCookie } from '../../take/locale-cookie';

/** Exchanges an observer's link for a cookie. A link that opens nothing leads back to itself, which says so. */
export const POST = formDoor({
  input: openObserverLinkInput,
  run: async (input) => {
    const { sessionToken } = await openObserverLink(await anonymousActor(), input);
    return { to: '/observe', cookies: [observerCookie(sessionToken), localeCookie(input.locale)] };
  },
  back: ({ token }) => `/o/${encodeURIComponent(token ?? '')}`,
  home: '/observe',
});

import { currentObserver } from '@/lib/auth/observer-session';
import { AppError } from '@/lib/core/app-error';
import { getObserverPlan } from '@/lib/services/observing';
import { reply } from '../replies';

/** The steps that an observer taps, to be kept in the phone. */
export function GET(): Promise<Response> {
  return reply(async () => {
    const found = await currentObserver();
    if (found.session === 'none') throw new AppError('UNAUTHENTICATED');
    return getObserverPlan(found.actor);
  });
}

import type { ListedRequest } from '@/lib/services/requests';
import type { Waiting } from '@/lib/services/waiting';

/** Everything that the start page lists. */
export type EverythingWaiting = Readonly<{
  waiting: Waiting;
  requests: Readonly<{ entries: readonly ListedRequest[]; total: number }>;
  failedMails: number;
}>;

/** How many things wait: each person, request, interview and mail is one. */
export function waitingCount({ waiting, requests, failedMails }: EverythingWaiting): number {
  const atPlaces = Object.values(waiting.places)
    .flat()
    .reduce((sum, { count }) => sum + count, 0);
  return atPlaces + waiting.interviews.length + waiting.moreInterviews + requests.total + failedMails;
}

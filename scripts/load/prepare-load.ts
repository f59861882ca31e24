import { encode } from 'next-auth/jwt';
import { disconnect } from '@/lib/db/client';
import { type OpenAttempt, invite } from '../demo/attempt';
import { complete } from '../demo/candidates';
import { prepare } from '../bench/prepare';

export type LoadSite = Readonly<{
  attempts: readonly OpenAttempt[];
  /** Cookie of a member who reads. */
  cookie: string;
  /** Addresses that recruiters read, one after the other. */
  pages: readonly string[];
  /** Paths of invitations that nobody has opened. */
  links: readonly string[];
}>;

const COMPARED = 5;

/** An assessment in which many answer, some have finished, and many are invited. */
export async function prepareLoad(
  wanted: Readonly<{ candidates: number; finished: number; opens: number }>,
): Promise<LoadSite> {
  const { hr, attempts, assessmentId, reportId, sessionId } = await prepare(wanted.candidates);
  const finished: OpenAttempt[] = [];
  for (let index = 0; index < wanted.finished; index += 1) {
    const person = {
      name: `Finished ${index}`,
      email: `finished-${index}@example.com`,
      locale: 'fi',
    } as const;
    finished.push(await complete(hr, assessmentId, person, index + 2));
  }
  const links: string[] = [];
  for (let index = 0; index < wanted.opens; index += 1) {
    const person = { name: `Invited ${index}`, email: `invited-${index}@example.com`, locale: 'fi' } as const;
    links.push((await invite(hr, assessmentId, person)).path);
  }
  await disconnect();
  const compared = finished.slice(0, COMPARED).map(({ actor }) => actor.attemptId);
  const token = await encode({ token: { sid: sessionId }, secret: process.env['AUTH_SECRET'] ?? '' });
  return {
    attempts,
    links,
    cookie: `kuusi-session=${token}`,
    pages: [
      `/fi/reports/${reportId}`,
      `/fi/assessments/${assessmentId}`,
      `/fi/assessments/${assessmentId}/compare?ids=${compared.join(',')}`,
    ],
  };
}

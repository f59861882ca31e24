import { describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/auth/policy';

class ReachedTheDatabase extends Error {}

vi.mock('@/lib/db/client', () => {
  const reached = () => {
    throw new ReachedTheDatabase('reached the database before authorize()');
  };
  return { db: reached, inTransaction: reached, disconnect: reached, isUniqueViolation: () => false };
});
vi.mock('@/lib/db/rate-limits', async (original) => {
  const reached = () => Promise.reject(new ReachedTheDatabase('counted a try before authorize()'));
  const real = await original<Record<string, unknown>>();
  return Object.fromEntries(
    Object.entries(real).map(([name, value]) => [name, typeof value === 'function' ? reached : value]),
  );
});

type Door = (actor: Actor, input: unknown) => Promise<unknown>;

const isDoor = (value: unknown): value is Door => typeof value === 'function';

const modules = import.meta.glob<Record<string, unknown>>('/lib/services/*.ts', { eager: true });
const doors = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module).flatMap(([name, value]) =>
    isDoor(value)
      ? [[`${path.replace('/lib/services/', '').replace('.ts', '')} ${name}`, value] as const]
      : [],
  ),
);

/** Every door that opens to somebody who has not said who they are. A new one is a decision: add it here. */
const OPEN_DOORS = [
  // The candidate's link and cookie are the keys; these doors turn them into an attempt.
  'candidate-links openLink',
  'candidate-links showLink',
  'candidate-links takeOver',
  'candidate-sessions identifyCandidate',
  // A rater's link and cookie, as for a candidate.
  'rater-links identifyRater',
  'rater-links openRaterLink',
  'rater-links showRaterLink',
  // The link of a job, behind which anybody may tell a situation.
  'stories showStoryLink',
  'stories tellStory',
  // An observer's link and cookie; one statement checks the cookie and stores what a phone has counted.
  'observer-links identifyObserver',
  'observer-links openObserverLink',
  'observer-links showObserverLink',
  'observing syncObservations',
  // One statement checks the cookie and stores the answer: there is no reading before it.
  'take saveAnswer',
  'health checkHealth',
  'join joinWithAccount',
  'join joinWithNewAccount',
  'join readMemberInvitation',
  'passwords checkPasswordResetLink',
  'passwords requestPasswordReset',
  'passwords resetPassword',
  'sessions signIn',
  'set-up checkSetUpLink',
  'set-up completeSetUp',
];

const ids = { organizationId: '00000000-0000-7000-8000-000000000001', requestId: 'r' };
const sessionId = '00000000-0000-4000-8000-000000000002';
const powerless = {
  'a member of no known role': { kind: 'member', userId: sessionId, sessionId, role: 'NOBODY', ...ids },
  'an actor of no known kind': { kind: 'ghost', ...ids },
} as unknown as Record<string, Actor>;
const anonymous: Actor = { kind: 'anonymous', requestId: 'r', ip: '192.0.2.1' };

/** What a door does with an actor: refuses, or goes on (and then meets the mocked database or its empty input). */
async function knock(door: Door, actor: Actor): Promise<'refused' | 'entered'> {
  try {
    await door(actor, {});
    return 'entered';
  } catch (error) {
    const refused =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'FORBIDDEN';
    return refused ? 'refused' : 'entered';
  }
}

test('the services are found', () => {
  expect(doors.length).toBeGreaterThan(20);
});

describe.each(Object.entries(powerless))('%s', (_who, actor) => {
  test.each(doors)('is refused by %s before anything is read', async (_name, door) => {
    await expect(door(actor, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('the doors open to strangers are exactly those of the list', async () => {
  const open: string[] = [];
  for (const [name, door] of doors) if ((await knock(door, anonymous)) === 'entered') open.push(name);
  expect(open.sort()).toEqual([...OPEN_DOORS].sort());
});

test('an unlocked door would be noticed', async () => {
  const unlocked: Door = () => Promise.reject(new ReachedTheDatabase('no authorize()'));
  expect(await knock(unlocked, anonymous)).toBe('entered');
  await expect(unlocked(anonymous, {})).rejects.not.toMatchObject({ code: 'FORBIDDEN' });
});

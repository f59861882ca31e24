import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { disconnect } from '@/lib/db/client';
import { getDiscussion } from '@/lib/services/consensus';
import { listIncidents } from '@/lib/services/incidents';
import { getObservationPanel } from '@/lib/services/observations';
import { getRaterPanel } from '@/lib/services/rater-panel';
import { getProfileVersion, getPublications } from '@/lib/services/role-profiles';
import { analyseRole } from '../../scripts/demo/analysis';
import { demoRole, enterRole, type EnteredRole, publish, reviseRole } from '../../scripts/demo/role';
import { freshDatabase } from '../support/database';
import { memberOfNewOrganization } from '../support/role-factory';

const role = demoRole('contact-centre');
let hr: MemberActor;
let entered: EnteredRole;

beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
  entered = await enterRole(hr, role);
  await analyseRole(hr, entered, role);
  await publish(hr, entered.jobRoleId);
});
afterAll(disconnect);

const job = () => ({ jobRoleId: entered.jobRoleId });

test('five people beside HR rate the contact centre, one of them still, and pass the gate', async () => {
  const { raters, quality } = await getRaterPanel(hr, job());
  expect(raters.map(({ kind, state, rated }) => [kind, state, rated])).toEqual([
    ['hr', 'own', 24],
    ['incumbent', 'votedAgain', 24],
    ['incumbent', 'votedAgain', 24],
    ['supervisor', 'votedAgain', 24],
    ['supervisor', 'votedAgain', 24],
    ['incumbent', 'rating', 11],
  ]);
  expect(new Set(raters.flatMap(({ site }) => (site === '' ? [] : site)))).toEqual(
    new Set(['Tampere', 'Oulu']),
  );
  expect(raters.flatMap(({ flags }) => flags)).toEqual([]);
  expect(quality.gate.passed).toBe(true);
});

test('one step divided them; after the talk they agree about it', async () => {
  const { state, steps } = await getDiscussion(hr, job());
  const [divided, ...others] = steps;
  expect(state).toBe('closed');
  expect(divided).toMatchObject({ stepId: entered.stepIds[18], discussed: true });
  expect(divided?.note).toContain('hyvitys');
  expect(divided?.first.spread).toBeGreaterThan(1);
  expect(divided?.now?.spread).toBeLessThan(1);
  expect(others.every(({ first }) => first.spread < 1)).toBe(true);
});

test('three sessions of two observers, one of them parallel, leave one decision and one event to review', async () => {
  const { observers, sessions, steps, others, agreement } = await getObservationPanel(hr, job());
  expect(observers).toHaveLength(2);
  expect(sessions.map(({ state }) => state).sort()).toEqual(['counted', 'counted', 'second']);
  expect(agreement).toMatchObject({ pairs: 1, passed: true });
  expect(others).toHaveLength(1);
  const observed = steps.filter(({ state }) => state !== 'none');
  expect(observed).toHaveLength(10);
  const decided = observed.filter(({ state }) => state !== 'agrees');
  expect(decided.map(({ id, state }) => [id, state])).toEqual([[entered.stepIds[5], 'decided']]);
  expect(decided[0]?.observed?.comparison?.needsDecision).toBe(true);
});

test('people of the job told three episodes, of which one waits', async () => {
  const { incidents } = await listIncidents(hr, job());
  expect(incidents.map(({ state, source }) => [state, source]).sort()).toEqual([
    ['coded', 'link'],
    ['coded', 'link'],
    ['waiting', 'link'],
  ]);
});

test('the second version differs in what HR revised and in nothing else', async () => {
  await reviseRole(hr, entered, role);
  await publish(hr, entered.jobRoleId);
  const { changes } = await getProfileVersion(hr, { ...job(), version: 2 });
  expect(changes?.filter(({ kind }) => kind !== 'weight').map(({ kind }) => kind)).toEqual([
    'stepAdded',
    'rating',
    'rating',
    'rating',
  ]);
  const document = (await getPublications(hr, job())).latest?.document;
  expect(document?.decisions).toHaveLength(4);
  expect(document?.conditions).toHaveLength(3);
});

test('people differ as people do: every weight in use has an interval of two points or more', async () => {
  const { uncertainty } = await getRaterPanel(hr, job());
  if (uncertainty.status === 'none') throw new Error(uncertainty.reason);
  const widths = uncertainty.interval90.map(([low, high]) => 100 * (high - low));
  expect(Math.min(...widths.filter((width) => width > 0))).toBeGreaterThan(2);
  expect(Math.max(...widths)).toBeLessThan(12);
});

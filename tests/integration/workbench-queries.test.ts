import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JobSize, type MadeJob, makeJob } from '../../scripts/bench/workbench-job';
import type { MemberActor } from '@/lib/auth/policy';
import { disconnect } from '@/lib/db/client';
import { getDiscussion } from '@/lib/services/consensus';
import { listIncidentEvidence, listIncidents } from '@/lib/services/incidents';
import { getObservationPanel, getObservedStep } from '@/lib/services/observations';
import { getRaterPanel } from '@/lib/services/rater-panel';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getProfileVersion, getPublications } from '@/lib/services/role-profiles';
import { listTouchedAssessments } from '@/lib/services/role-touches';
import { getRoleWeights } from '@/lib/services/role-weights';
import { listStepComments } from '@/lib/services/step-comments';
import { queriesOf } from '../support/count-queries';
import { freshDatabase } from '../support/database';
import { memberOfNewOrganization } from '../support/role-factory';

const SMALL: JobSize = { steps: 2, raters: 1, observers: 1 };
const LARGE: JobSize = { steps: 24, raters: 5, observers: 3 };

/** A page may ask eight times; one of them finds out who is asking. */
const MOST = 7;

let hr: MemberActor;
let [small, large]: readonly MadeJob[] = [];

beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
  small = await makeJob(hr, SMALL);
  large = await makeJob(hr, LARGE);
});
afterAll(disconnect);

type Page = (job: MadeJob) => Promise<unknown>;

/** What each page of a job asks for, as the page does. */
const PAGES: Readonly<Record<string, Page>> = {
  steps: async (job) => {
    await getPublications(hr, job);
    await getRoleDraft(hr, job);
    await listTouchedAssessments(hr, job);
    await listStepComments(hr, job);
  },
  map: async (job) => {
    await getRoleDraft(hr, job);
    await listIncidentEvidence(hr, job);
  },
  'step of the map': async (job) => {
    await getRoleDraft(hr, job);
    await listIncidentEvidence(hr, job);
    await listStepComments(hr, job);
  },
  raters: (job) => getRaterPanel(hr, job),
  discussion: (job) => getDiscussion(hr, job),
  observation: (job) => getObservationPanel(hr, job),
  'observed step': (job) => getObservedStep(hr, { ...job, stepId: job.stepIds[0] ?? '' }),
  weights: (job) => getRoleWeights(hr, { ...job, assessmentId: null, templateKey: null }),
  incidents: async (job) => {
    await getRoleDraft(hr, job);
    await listIncidents(hr, job);
  },
  'published version': (job) => getProfileVersion(hr, { ...job, version: 1 }),
};

test.each(Object.entries(PAGES))(
  'the page of %s asks as often for a large job as for a small one, and seldom',
  async (_name, page) => {
    if (!small || !large) throw new Error('no jobs');
    const [ofSmall, ofLarge] = [small, large];
    const queries = await queriesOf(() => page(ofSmall));
    expect(await queriesOf(() => page(ofLarge))).toBe(queries);
    expect(queries).toBeGreaterThan(0);
    expect(queries).toBeLessThanOrEqual(MOST);
  },
);

test('the large job has what the pages list', async () => {
  if (!large) throw new Error('no job');
  const panel = await getObservationPanel(hr, large);
  expect(panel.sessions).toHaveLength(15);
  expect(panel.others).not.toEqual([]);
  expect(await listStepComments(hr, large)).toHaveLength(24);
  const { uncertainty, rateLimits } = await getRoleWeights(hr, {
    ...large,
    assessmentId: null,
    templateKey: null,
  });
  expect(uncertainty.status).toBe('estimated');
  expect(rateLimits).not.toBeNull();
});

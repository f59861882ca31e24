import { expect, test } from 'vitest';

import { canonicalJson } from '@/lib/core/canonical-json';
import { diffProfiles } from '@/lib/job-analysis/diff-profiles';
import {
  buildProfileDocument,
  deriveProfileWeights,
  profileWeights,
  ratedSteps,
} from '@/lib/job-analysis/profile-document';
import { stageDetails } from '@/lib/job-analysis/step-attributes';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { WORKED_EXAMPLE, completeDraft, draftRating, draftScales, draftStep, rated } from '../job-factory';

const TWO_RATERS = [
  { raterId: 'r9', kind: 'expert' },
  { raterId: 'r2', kind: 'supervisor' },
  { raterId: 'r1', kind: 'hr' },
] as const;

function twoRaters(): RoleDraft {
  const steps = WORKED_EXAMPLE.map((step, index) =>
    draftStep(`s${index + 1}`, [
      draftRating(step, 'r1', '2026-11-09T10:00:00.000Z'),
      draftRating(step, 'r2', '2026-11-03T08:00:00.000Z'),
    ]),
  );
  return completeDraft({ steps, raters: TWO_RATERS });
}

test('freezes texts trimmed, steps in order and numbered from 0', () => {
  const { steps } = completeDraft();
  const moved = steps.map((step, index) => ({
    ...step,
    position: 10 * (8 - index),
    title: ` ${step.title} `,
  }));
  const document = buildProfileDocument(
    completeDraft({ title: ' Adviser ', industry: ' Energy ', steps: moved }),
  );
  expect(document).toMatchObject({
    schemaVersion: 1,
    title: 'Adviser',
    industry: 'Energy',
    locale: 'en',
    alpha: 0.5,
  });
  expect(document.successCriterion).toBe('The customer does not need to ask twice.');
  expect(document.stages).toEqual([
    { id: 'stage-1', title: 'Contact', target: 'Heard at once', ...stageDetails({}) },
    { id: 'stage-2', title: 'Solution', target: null, ...stageDetails({}) },
  ]);
  expect(document.steps.map(({ id }) => id)).toEqual(['s8', 's7', 's6', 's5', 's4', 's3', 's2', 's1']);
  expect(document.steps.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(document.steps[0]).toMatchObject({
    title: 'Step s8',
    kind: 'core',
    contact: 'direct',
    stageId: 'stage-1',
  });
});

test('trims every text and keeps no empty one', () => {
  const { steps } = completeDraft();
  const [first, ...rest] = steps;
  if (first === undefined) throw new Error('a step expected');
  const document = buildProfileDocument(
    completeDraft({
      successCriterion: ' Once is enough. ',
      experience: ' Nobody waits. ',
      stages: [{ id: 'stage-1', title: ' Contact ', target: '  ', kpi: ' Answered at once ' }],
      steps: [{ ...first, customerNotices: ' Seen ', authority: ' up to 20 euros ', latitude: 2 }, ...rest],
    }),
  );
  expect(document.successCriterion).toBe('Once is enough.');
  expect(document.experience).toBe('Nobody waits.');
  expect(document.stages).toEqual([
    { id: 'stage-1', title: 'Contact', target: null, ...stageDetails({ kpi: 'Answered at once' }) },
  ]);
  expect(document.steps[0]).toMatchObject({
    customerNotices: 'Seen',
    authority: 'up to 20 euros',
    latitude: 2,
    personalisation: null,
  });
});

test('dates the first and the last rating, whatever the order of the steps', () => {
  const days = [
    '2026-11-05',
    '2026-11-09',
    '2026-11-02',
    '2026-11-04',
    '2026-11-06',
    '2026-11-03',
    '2026-11-07',
    '2026-11-08',
  ];
  const steps = WORKED_EXAMPLE.map((step, index) =>
    draftStep(`s${index + 1}`, [draftRating(step, 'r1', `${days[index] ?? ''}T08:00:00.000Z`)]),
  );
  expect(buildProfileDocument(completeDraft({ steps })).basis).toMatchObject({
    firstRatedAt: '2026-11-02T08:00:00.000Z',
    lastRatedAt: '2026-11-09T08:00:00.000Z',
  });
});

test('holds weights, default targets and the rule of the limits', () => {
  const document = buildProfileDocument(completeDraft());
  expect(document.bounds).toEqual({ rule: 'floorAndCap', floor: 0.05, cap: 0.4 });
  // Even share 1/6 = .1667: carefulness .183, service .222, social .176 and stress .173 are above it.
  expect(document.scales.map(({ targetLower }) => targetLower)).toEqual([55, 50, 55, 55, 55, 50]);
  expect(profileWeights(document).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(document.scales[1]).toMatchObject({
    key: 'salesConfidence',
    excludedReason: null,
    targetUpper: null,
    upperReason: null,
  });
});

test('keeps the targets of HR and drops a reason without its limit', () => {
  const scales = draftScales({
    integrity: { targetLower: 42, upperReason: 'left over' },
    socialConfidence: { targetUpper: 68, upperReason: ' seen ' },
  });
  const document = buildProfileDocument(completeDraft({ scales }));
  expect(document.scales[5]).toMatchObject({ targetLower: 42, targetUpper: null, upperReason: null });
  expect(document.scales[3]).toMatchObject({ targetLower: 55, targetUpper: 68, upperReason: 'seen' });
});

test('an excluded scale has its reason and nothing else', () => {
  const scales = draftScales({ salesConfidence: { excludedReason: ' no selling ', targetLower: 40 } });
  const document = buildProfileDocument(completeDraft({ scales }));
  expect(document.scales[1]).toEqual({
    key: 'salesConfidence',
    excludedReason: 'no selling',
    weight: null,
    targetLower: null,
    targetUpper: null,
    upperReason: null,
  });
  expect(profileWeights(document)[1]).toBe(0);
});

test('numbers the raters who rated, names nobody and says what it rests on', () => {
  const document = buildProfileDocument({ ...twoRaters(), observedHours: 14.5 });
  expect(document.raters).toEqual([
    { raterId: 'r2', index: 1, kind: 'supervisor' },
    { raterId: 'r1', index: 2, kind: 'hr' },
  ]);
  expect(document.steps[0]?.ratings.map(({ raterId, raterKind }) => [raterId, raterKind])).toEqual([
    ['r2', 'supervisor'],
    ['r1', 'hr'],
  ]);
  expect(document.basis).toEqual({
    raterCount: 2,
    observedHours: 14.5,
    firstRatedAt: '2026-11-03T08:00:00.000Z',
    lastRatedAt: '2026-11-09T10:00:00.000Z',
    // Two raters are too few, however well they agree.
    agreement: {
      icc2k: expect.any(Number) as number,
      stepsRated: WORKED_EXAMPLE.length,
      stepsDivided: 0,
      passed: false,
    },
  });
  expect(buildProfileDocument(completeDraft()).basis.agreement).toBeUndefined();
});

test('recomputes its own weights from the ratings inside it', () => {
  const document = buildProfileDocument(twoRaters());
  expect(ratedSteps(document)).toEqual(WORKED_EXAMPLE.map((step) => ({ ...step })));
  const again = deriveProfileWeights(document);
  expect(again.status === 'derived' && again.weights).toEqual(profileWeights(document));
  const skewed = deriveProfileWeights({ ...document, alpha: 0.75 });
  expect(skewed.status === 'derived' && skewed.weights).not.toEqual(profileWeights(document));
});

test('is the same document for the same draft and is plain JSON', () => {
  const text = canonicalJson(buildProfileDocument(twoRaters()));
  expect(canonicalJson(buildProfileDocument(twoRaters()))).toBe(text);
});

test('refuses a draft with problems and says which', () => {
  expect(() => buildProfileDocument(completeDraft({ title: '', successCriterion: '' }))).toThrow(
    expect.objectContaining({
      code: 'DRAFT_INCOMPLETE',
      message: expect.stringContaining('titleMissing, successCriterionMissing'),
    }),
  );
  expect(() => buildProfileDocument(completeDraft({ raters: [] }))).toThrow(
    expect.objectContaining({
      code: 'DRAFT_INCOMPLETE',
      message: expect.stringContaining('belongs to no rater'),
    }),
  );
});

function changesOf(to: Partial<RoleDraft>, from: Partial<RoleDraft> = {}): readonly ProfileChange[] {
  return diffProfiles(buildProfileDocument(completeDraft(from)), buildProfileDocument(completeDraft(to)));
}

const steps = completeDraft().steps;
const firstStep = (changes: Parameters<typeof draftStep>[2], step = WORKED_EXAMPLE[0] ?? rated(1, 1, 1)) => [
  draftStep('s1', [draftRating(step)], changes),
  ...steps.slice(1),
];

test('equal profiles differ in nothing', () => {
  expect(changesOf({})).toEqual([]);
});

test('names changed texts of the job', () => {
  expect(changesOf({ title: 'Agent', industry: 'Water', successCriterion: 'Other' })).toEqual([
    { kind: 'text', field: 'title', from: 'Customer adviser', to: 'Agent' },
    { kind: 'text', field: 'industry', from: 'Energy', to: 'Water' },
    {
      kind: 'text',
      field: 'successCriterion',
      from: 'The customer does not need to ask twice.',
      to: 'Other',
    },
  ]);
});

test('names stages that came, went, changed or moved', () => {
  const [first, second] = completeDraft().stages;
  if (first === undefined || second === undefined) throw new Error('two stages expected');
  expect(changesOf({ stages: [second, first] })).toEqual([{ kind: 'stagesReordered' }]);
  expect(changesOf({ stages: [{ ...first, title: 'Meeting', target: null }, second] })).toEqual([
    { kind: 'stageChanged', stageId: 'stage-1', field: 'title', from: 'Contact', to: 'Meeting' },
    { kind: 'stageChanged', stageId: 'stage-1', field: 'target', from: 'Heard at once', to: null },
  ]);
  const third = { id: 'stage-3', title: 'After', target: null };
  expect(changesOf({ stages: [third, first] })).toEqual([
    { kind: 'stageRemoved', stageId: 'stage-2', title: 'Solution' },
    { kind: 'stageAdded', stageId: 'stage-3', title: 'After' },
  ]);
});

test('names steps that changed, moved, came or went', () => {
  expect(
    changesOf({
      steps: firstStep({ title: 'New', kind: 'surrounding', contact: 'none', customerNotices: 'else' }),
    }),
  ).toEqual([
    { kind: 'stepText', stepId: 's1', title: 'New', field: 'title', from: 'Step s1', to: 'New' },
    { kind: 'stepText', stepId: 's1', title: 'New', field: 'kind', from: 'core', to: 'surrounding' },
    { kind: 'stepText', stepId: 's1', title: 'New', field: 'contact', from: 'direct', to: 'none' },
    {
      kind: 'stepText',
      stepId: 's1',
      title: 'New',
      field: 'customerNotices',
      from: 'What s1 shows',
      to: 'else',
    },
  ]);
  expect(changesOf({ steps: firstStep({ stageId: 'stage-2' }) })).toEqual([
    { kind: 'stepMoved', stepId: 's1', title: 'Step s1', from: 'Contact', to: 'Solution' },
  ]);
  expect(changesOf({ steps: firstStep({ position: 99 }) })).toEqual([{ kind: 'stepsReordered' }]);
  const [one, two, ...others] = steps;
  const swapped = [two, one].flatMap((step, position) => (step === undefined ? [] : [{ ...step, position }]));
  expect(changesOf({ steps: [...swapped, ...others] })).toEqual([{ kind: 'stepsReordered' }]);
  const renamed = changesOf({ steps: [draftStep('s0', steps[0]?.ratings ?? [], {}), ...steps.slice(1)] });
  expect(renamed).toEqual([
    { kind: 'stepRemoved', stepId: 's1', title: 'Step s1' },
    { kind: 'stepAdded', stepId: 's0', title: 'Step s0' },
  ]);
});

test('names changed ratings and the weights that follow', () => {
  const changes = changesOf({ steps: firstStep({}, rated(3, 2, 4, [3, 0, 3, 3, 1, 0])) });
  expect(changes).toContainEqual({
    kind: 'rating',
    stepId: 's1',
    title: 'Step s1',
    field: 'frequency',
    from: 6,
    to: 3,
  });
  expect(changes).toContainEqual({
    kind: 'rating',
    stepId: 's1',
    title: 'Step s1',
    field: 'loss',
    from: 1,
    to: 2,
  });
  expect(changes).toContainEqual({
    kind: 'rating',
    stepId: 's1',
    title: 'Step s1',
    field: 'gain',
    from: 3,
    to: 4,
  });
  expect(changes).toContainEqual({
    kind: 'relevance',
    stepId: 's1',
    title: 'Step s1',
    scale: 'carefulness',
    from: 0,
    to: 3,
  });
  const weight = changes.find((change) => change.kind === 'weight' && change.scale === 'carefulness');
  expect(weight).toMatchObject({ fromPercent: 18 });
  expect(changes.filter((change) => change.kind === 'relevance')).toHaveLength(1);
});

test('names exclusions, their reasons and what comes back', () => {
  const out = { scales: draftScales({ salesConfidence: { excludedReason: 'no selling' } }) };
  const other = { scales: draftScales({ salesConfidence: { excludedReason: 'other' } }) };
  expect(changesOf(out)).toContainEqual({
    kind: 'scaleExcluded',
    scale: 'salesConfidence',
    reason: 'no selling',
  });
  expect(changesOf({}, out)).toContainEqual({ kind: 'scaleIncluded', scale: 'salesConfidence' });
  // Without sales the even share is 20 % and only service reaches it; with six it is 16.7 % and three more do.
  expect(changesOf({}, out).filter(({ kind }) => kind === 'targetLower')).toEqual(
    ['carefulness', 'socialConfidence', 'stressTolerance'].map((scale) => ({
      kind: 'targetLower',
      scale,
      from: 50,
      to: 55,
    })),
  );
  expect(changesOf(other, out)).toEqual([
    { kind: 'exclusionReason', scale: 'salesConfidence', from: 'no selling', to: 'other' },
  ]);
  expect(changesOf(out, out)).toEqual([]);
});

test('names changed targets', () => {
  const scales = draftScales({ integrity: { targetLower: 45, targetUpper: 70, upperReason: 'seen' } });
  expect(changesOf({ scales })).toEqual([
    { kind: 'targetLower', scale: 'integrity', from: 50, to: 45 },
    { kind: 'targetUpper', scale: 'integrity', from: null, to: 70 },
    { kind: 'upperReason', scale: 'integrity', from: null, to: 'seen' },
    {
      kind: 'upperBasis',
      scale: 'integrity',
      to: { experts: ['supervisor', 'incumbent'], reviewOn: '2027-11-03' },
    },
  ]);
});

test('names a changed basis', () => {
  expect(changesOf({ alpha: 0.75 })).toContainEqual({ kind: 'alpha', from: 0.5, to: 0.75 });
  expect(changesOf({ observedHours: 8 })).toEqual([{ kind: 'observedHours', from: 0, to: 8 }]);
  const from = buildProfileDocument(completeDraft());
  expect(diffProfiles(from, buildProfileDocument(twoRaters()))).toEqual([
    { kind: 'raterCount', from: 1, to: 2 },
  ]);
  const scales = draftScales({
    carefulness: { excludedReason: 'x' },
    salesConfidence: { excludedReason: 'x' },
    serviceOrientation: { excludedReason: 'x' },
    socialConfidence: { excludedReason: 'x' },
  });
  expect(changesOf({ scales })).toContainEqual({ kind: 'boundsRule', from: 'floorAndCap', to: 'floorOnly' });
});

test('a detail that is written otherwise is a change with its place', () => {
  const from = buildProfileDocument(completeDraft());
  const [stage, ...stages] = from.stages;
  const [step, ...steps] = from.steps;
  if (stage === undefined || step === undefined) throw new Error('a stage and a step expected');
  const to = {
    ...from,
    isco: '4222',
    stages: [{ ...stage, owner: 'Manager' }, ...stages],
    steps: [{ ...step, latitude: 3 }, ...steps],
  };
  expect(diffProfiles(from, to)).toEqual([
    { kind: 'detail', subject: 'role', title: '', field: 'isco', from: '', to: '4222' },
    { kind: 'detail', subject: 'stage', title: stage.title, field: 'owner', from: '', to: 'Manager' },
    { kind: 'detail', subject: 'step', title: step.title, field: 'latitude', from: '', to: '3' },
  ]);
  // Documents of before held no details: nothing changed by that alone.
  const { isco: _, owner: __, ...old } = from;
  expect(diffProfiles(old, from)).toEqual([]);
});

test('names the template it was made from, and without one is the same document as ever', () => {
  const template = { key: 'contact-centre', version: 1 };
  const plain = buildProfileDocument(completeDraft());
  expect(Object.keys(plain)).not.toContain('template');
  expect(roleProfileDocumentSchema.parse(plain)).toEqual(plain);
  const made = buildProfileDocument(completeDraft({ template }));
  expect(roleProfileDocumentSchema.parse(made).template).toEqual(template);
  expect(canonicalJson({ ...plain, template })).toBe(canonicalJson(made));
  expect(diffProfiles(plain, made)).toEqual([]);
});

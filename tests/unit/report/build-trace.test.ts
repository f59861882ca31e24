import { expect, test } from 'vitest';

import { buildReport } from '@/lib/report/build-report';
import { buildTrace } from '@/lib/report/build-trace';
import { parseTraceKey, traceKeys } from '@/lib/report/trace-keys';
import type { Trace, TraceKey, TraceNode } from '@/lib/report/types';
import { draftRating, draftScales, draftStep, rated } from '../job-factory';
import { reportInput, twoRaterDraft } from './report-factory';

const input = reportInput();
const profile = input.profile.document;
const report = buildReport(input);
const trace = (key: TraceKey): Trace => buildTrace(report, profile, key);

function node<K extends TraceNode['kind']>(from: Trace, kind: K): Extract<TraceNode, { kind: K }> {
  const found = from.nodes.find(
    (candidate): candidate is Extract<TraceNode, { kind: K }> => candidate.kind === kind,
  );
  if (found === undefined) throw new Error(`${from.key} has no node ${kind}`);
  return found;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('every number of the report leads down to ratings with rater and date', () => {
  const keys = traceKeys(report, profile);
  // 5 of the whole, 6 scales × 6, the links of the worked example, 8 steps.
  const links = profile.steps.reduce(
    (count, { ratings }) => count + (ratings[0]?.relevance.filter((r) => r > 0).length ?? 0),
    0,
  );
  expect(keys).toHaveLength(5 + 36 + links + 8);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) {
    const { ratings } = node(trace(key), 'ratings');
    expect(ratings.map(({ raterIndex, raterKind, ratedAt }) => [raterIndex, raterKind, ratedAt])).toEqual([
      [1, 'hr', '2026-11-03T08:00:00.000Z'],
      [2, 'supervisor', '2026-11-09T10:00:00.000Z'],
    ]);
    expect(node(trace(key), 'raters').raters).toHaveLength(2);
  }
});

test('every key that a node offers has a trace of its own', () => {
  const known = new Set<string>(traceKeys(report, profile));
  for (const key of known) {
    for (const { nodes } of [trace(key as TraceKey)]) {
      for (const text of JSON.stringify(nodes).matchAll(/"(?:key|\w+Key)":"([^"]+)"/g)) {
        const offered = text[1] ?? '';
        if (offered !== 'planning') expect(known).toContain(offered);
      }
    }
  }
});

test('the chain of the fit: what each scale costs, then the dearest scale, its weight, steps and ratings', () => {
  const fit = trace('fit');
  expect(fit.nodes.map(({ kind }) => kind)).toEqual([
    'fit',
    'lost',
    'weight',
    'steps',
    'step',
    'ratings',
    'raters',
  ]);
  const first = node(fit, 'fit');
  expect(first.shown).toBe(77);
  expect(sum(first.parts.map(({ shown }) => shown))).toBe(100 - first.shown);
  expect(sum(first.parts.map(({ value }) => value))).toBeCloseTo(100 - first.value, 5);
  expect(node(fit, 'lost')).toMatchObject({
    scale: 'stressTolerance',
    shown: 13,
    t: 40,
    targetLower: 55,
    targetUpper: null,
    distance: 15,
    shoulder: 20,
    weightPercent: 17,
    tKey: 't.stressTolerance',
    targetKey: 'target.stressTolerance',
    weightKey: 'weight.stressTolerance',
  });
});

test('the shares of a weight add up to what is shown', () => {
  for (const scale of report.scales) {
    if (scale.status === 'excluded') continue;
    const steps = node(trace(`weight.${scale.key}`), 'steps');
    expect(steps.totalPercent).toBe(scale.weightPercent);
    expect(sum(steps.parts.map(({ shownOfWeight }) => shownOfWeight))).toBe(100);
    expect(sum(steps.parts.map(({ shownPoints }) => shownPoints))).toBeCloseTo(scale.weightPercent, 9);
    expect(sum(steps.parts.map(({ share }) => share))).toBeCloseTo(scale.weight, 5);
  }
});

test('the chain of a weight by hand', () => {
  // Stress: C · relevance = .866·1, .645·3, 1·2, .791·1, .577·3, .408·2 = 8.142…; the largest is 1·2 (step 5), then .645·3.
  const weight = trace('weight.stressTolerance');
  expect(weight.nodes.map(({ kind }) => kind)).toEqual(['weight', 'steps', 'step', 'ratings', 'raters']);
  expect(node(weight, 'weight')).toMatchObject({
    shownPercent: 17,
    heldBy: null,
    bounds: { rule: 'floorAndCap' },
  });
  expect(node(weight, 'weight').rawPercent).toBeCloseTo(17.3226, 4);
  expect(
    node(weight, 'steps')
      .parts.slice(0, 2)
      .map(({ stepId }) => stepId),
  ).toEqual(['s5', 's2']);
  expect(node(weight, 'step')).toMatchObject({
    stepId: 's5',
    key: 'step.s5',
    criticality: 1,
    frequency: 6,
    loss: 4,
    gain: 0,
    impactFrom: 'loss',
    alpha: 0.5,
  });
});

test('says whether loss or gain made the impact', () => {
  expect(
    ['step.s1', 'step.s2', 'step.s5'].map((key) => node(trace(key as TraceKey), 'step').impactFrom),
  ).toEqual(['gain', 'both', 'loss']);
});

test('a score leads to answers and norm, then to why the job measures it', () => {
  for (const key of ['t.integrity', 'sten.integrity'] as const) {
    expect(trace(key).nodes.map(({ kind }) => kind)).toEqual([
      'score',
      'weight',
      'steps',
      'step',
      'ratings',
      'raters',
    ]);
    expect(node(trace(key), 'score')).toMatchObject({
      t: 70,
      sten: 10,
      mean: 4,
      answered: 12,
      items: 12,
      normMean: 3,
      normSd: 0.5,
      norm: { key: 'planning', version: 1, provisional: true, people: 0, n: 60 },
    });
  }
  const interval = node(trace('t-interval.integrity'), 'scoreInterval');
  expect(interval.sem).toBeCloseTo(Math.sqrt(20), 5);
  expect(interval.normN).toBe(60);
  expect(trace('t-interval.integrity').nodes[1]).toMatchObject({ kind: 'score', scale: 'integrity' });
});

test('the chain of a lost point and of a target', () => {
  expect(
    trace('lost.integrity')
      .nodes.slice(0, 4)
      .map(({ kind }) => kind),
  ).toEqual(['lost', 'score', 'target', 'weight']);
  expect(trace('target.integrity').nodes[0]).toEqual({
    kind: 'target',
    key: 'target.integrity',
    scale: 'integrity',
    lower: 50,
    upper: null,
    upperReason: null,
  });
});

test('an upper limit comes with its reason', () => {
  const scales = draftScales({ integrity: { targetUpper: 65, upperReason: 'seen' } });
  const other = reportInput(undefined, twoRaterDraft({ scales }));
  const above = buildTrace(buildReport(other), other.profile.document, 'lost.integrity');
  expect(node(above, 'target')).toMatchObject({ upper: 65, upperReason: 'seen' });
  // T 70: at the limit 65 nothing is lost; at the lower end of the interval it is inside.
  const [atTarget, atEnd] = above.changes;
  expect(atTarget).toMatchObject({ kind: 'fitAtTarget', t: 65 });
  expect(atEnd).toMatchObject({ kind: 'fitAtIntervalEnd' });
  const scored = buildReport(other).scales[5];
  expect(atEnd?.kind === 'fitAtIntervalEnd' && scored.status === 'scored' && atEnd.t).toBe(
    scored.status === 'scored' && scored.interval90[0],
  );
});

test('the composite is 50 plus what each scale adds, also as shown', () => {
  const composite = node(trace('composite'), 'composite');
  expect(sum(composite.parts.map(({ value }) => value))).toBeCloseTo(composite.value - 50, 4);
  expect(sum(composite.parts.map(({ shown }) => shown))).toBe(Math.round(composite.value) - 50);
  expect(composite.parts.some(({ shown }) => shown < 0)).toBe(true);
  expect(
    trace('composite')
      .nodes.slice(0, 3)
      .map(({ kind }) => kind),
  ).toEqual(['composite', 'score', 'weight']);
  const interval = trace('composite-interval').nodes[0];
  expect(interval).toMatchObject({ kind: 'compositeInterval', normN: 60 });
});

test('the interval of the fit says where it comes from and whether it ends at the ceiling', () => {
  const interval = node(trace('fit-interval'), 'fitInterval');
  expect(interval).toMatchObject({ atCeiling: false, normN: 60 });
  expect(interval.interval[0]).toBeLessThan(interval.expected);
  const perfect = reportInput([5, 5, 5, 5, 5, 5]);
  const ceiling = buildTrace(buildReport(perfect), perfect.profile.document, 'fit-interval');
  expect(node(ceiling, 'fitInterval').atCeiling).toBe(true);
});

test('counts the scales inside their target', () => {
  const within = node(trace('within-target'), 'withinTarget');
  expect([within.count, within.of]).toEqual([3, 6]);
  expect(within.parts.map((part) => part.within)).toEqual([true, false, false, true, false, true]);
});

test('a share names its step, its criticality and its relevance', () => {
  const share = trace('share.stressTolerance.s2');
  expect(share.nodes.map(({ kind }) => kind)).toEqual(['share', 'step', 'ratings', 'raters']);
  const first = node(share, 'share');
  expect(first).toMatchObject({ relevance: 3, stepKey: 'step.s2', part: { stepId: 's2' } });
  expect(first.criticality).toBeCloseTo(0.645497, 6);
});

test('what would change the fit is recomputed, not estimated', () => {
  const { changes } = trace('lost.stressTolerance');
  // At the target nothing is lost on stress: 77.18 + 12.99 = 90.17 → 90.
  expect(changes[0]).toEqual({ kind: 'fitAtTarget', scale: 'stressTolerance', t: 55, fit: 90 });
  const scored = report.scales[4];
  if (scored.status !== 'scored') throw new Error('a score expected');
  const gained = (100 * scored.weight * (scored.interval90[1] - 40)) / 20;
  const whole = report.fit.status === 'fitted' ? Math.round(report.fit.fit + gained) : Number.NaN;
  expect(changes[1]).toEqual({
    kind: 'fitAtIntervalEnd',
    scale: 'stressTolerance',
    t: scored.interval90[1],
    fit: whole,
  });
});

test('what would change a weight: one rating one point lower', () => {
  // Step 5 has frequency 6, loss 4, relevance 2 for stress.
  const { changes } = trace('weight.stressTolerance');
  expect(
    changes.map((change) => change.kind === 'weightIfRating' && [change.field, change.from, change.to]),
  ).toEqual([
    ['frequency', 6, 5],
    ['loss', 4, 3],
    ['relevance', 2, 1],
  ]);
  const [, , relevance] = changes;
  // Demand on stress falls from 8.1417 of 47.0004 to 7.1417 of 46.0004: 15.53 %. All six: 18.66, 8.76, 22.64, 17.96,
  // 15.53, 16.45; the four missing whole per cents go to .96, .76, .66 and .64, so stress shows 15.
  expect(relevance).toMatchObject({
    kind: 'weightIfRating',
    stepId: 's5',
    title: 'Step s5',
    weightPercent: 15,
  });
  expect(relevance?.kind === 'weightIfRating' && relevance.fit).toBeGreaterThanOrEqual(77);
});

test('a rating at 0 is tried one point higher, and gain where gain made the impact', () => {
  const { changes } = trace('share.serviceOrientation.s1');
  expect(changes.map((change) => change.kind === 'weightIfRating' && change.field)).toEqual([
    'frequency',
    'gain',
    'relevance',
  ]);
  const step = buildTrace(report, profile, 'step.s7').changes;
  // Step 7 matters most to service and stress (3 each): the earlier scale is used.
  expect(step.every((change) => change.scale === 'serviceOrientation')).toBe(true);
});

test('a fraction of a point is raised, never under 0', () => {
  const draft = twoRaterDraft();
  const steps = draft.steps.map((step, index) =>
    index === 0
      ? draftStep('s1', [
          draftRating(rated(1, 1, 0, [0, 0, 3, 3, 1, 0]), 'r1'),
          draftRating(rated(0, 0, 1, [0, 0, 3, 3, 1, 0]), 'r2'),
        ])
      : step,
  );
  const other = reportInput(undefined, { ...draft, steps });
  const changes = buildTrace(buildReport(other), other.profile.document, 'step.s1').changes;
  expect(
    changes.map((change) => change.kind === 'weightIfRating' && [change.field, change.from, change.to]),
  ).toEqual([
    ['frequency', 0.5, 1.5],
    ['loss', 0.5, 1.5],
    ['relevance', 3, 2],
  ]);
});

test('inside the target only the weight can change the number', () => {
  expect(trace('t.integrity').changes.every(({ kind }) => kind === 'weightIfRating')).toBe(true);
  expect(trace('composite').changes.every(({ kind }) => kind === 'weightIfRating')).toBe(true);
  expect(
    trace('fit')
      .changes.map(({ kind }) => kind)
      .slice(0, 2),
  ).toEqual(['fitAtTarget', 'fitAtIntervalEnd']);
});

test('without a fit the chain says why and still reaches the ratings', () => {
  const other = reportInput([3.5, null, 3, 3.5, 2.5, 4]);
  const gap = buildReport(other);
  const of = (key: TraceKey) => buildTrace(gap, other.profile.document, key);
  expect(of('fit').nodes[0]).toEqual({ kind: 'noFit', key: 'fit', missing: ['salesConfidence'] });
  expect(of('fit-interval').nodes[0]).toMatchObject({ kind: 'noFit', key: 'fit-interval' });
  expect(of('composite').nodes[0]).toMatchObject({ kind: 'noComposite', key: 'composite' });
  expect(of('composite-interval').nodes[0]).toMatchObject({ kind: 'noComposite', key: 'composite-interval' });
  for (const key of ['lost', 't', 't-interval'] as const) {
    expect(of(`${key}.salesConfidence`).nodes[0]).toEqual({
      kind: 'noScore',
      key: 't.salesConfidence',
      scale: 'salesConfidence',
      reason: 'scaleTooFew',
      answered: 0,
      items: 12,
    });
  }
  expect(node(of('within-target'), 'withinTarget').parts[1]?.within).toBeNull();
  expect(of('lost.stressTolerance').changes.every(({ kind }) => kind === 'weightIfRating')).toBe(true);
  for (const key of traceKeys(gap, other.profile.document))
    expect(node(of(key), 'ratings').ratings).toHaveLength(2);
});

test('the chain starts at the heaviest scale where nothing is lost', () => {
  const perfect = reportInput([5, 5, 5, 5, 5, 5]);
  const fit = buildTrace(buildReport(perfect), perfect.profile.document, 'fit');
  expect(node(fit, 'lost').scale).toBe('serviceOrientation');
});

test('an excluded scale has no trace', () => {
  const scales = draftScales({ salesConfidence: { excludedReason: 'no selling' } });
  const other = reportInput(undefined, twoRaterDraft({ scales }));
  const without = buildReport(other);
  expect(traceKeys(without, other.profile.document).some((key) => key.includes('salesConfidence'))).toBe(
    false,
  );
  expect(() => buildTrace(without, other.profile.document, 'weight.salesConfidence')).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_TRACE' }),
  );
});

test.each([
  '',
  'fits',
  'lost',
  'lost.',
  'lost.nobody',
  'lost.integrity.s1',
  'step.s99',
  'step.',
  'share.integrity.s1',
  'share.integrity',
  'other.integrity',
])('knows no number %j', (raw) => {
  expect(parseTraceKey(raw, report, profile)).toBeNull();
});

test('reads a key, also of a step whose id has dots', () => {
  const dotted = { ...profile, steps: profile.steps.map((step) => ({ ...step, id: `a.${step.id}` })) };
  expect(parseTraceKey('step.a.s1', report, dotted)).toEqual({ kind: 'step', stepId: 'a.s1' });
  expect(parseTraceKey('share.stressTolerance.a.s2', report, dotted)).toEqual({
    kind: 'share',
    scale: 'stressTolerance',
    stepId: 'a.s2',
  });
  expect(parseTraceKey('t-interval.integrity', report, profile)).toEqual({
    kind: 't-interval',
    scale: 'integrity',
  });
});

test('a step that never happens, or matters to nobody, has no part in a weight', () => {
  const draft = twoRaterDraft();
  const idle = [
    draftStep('s8', [draftRating(rated(0, 4, 2, [1, 1, 1, 1, 1, 1]))]),
    draftStep('s9', [draftRating(rated(5, 0, 0, [1, 1, 1, 1, 1, 1]))]),
  ];
  const other = reportInput(undefined, { ...draft, steps: [...draft.steps.slice(0, 7), ...idle] });
  const keys = traceKeys(buildReport(other), other.profile.document);
  expect(keys.some((key) => key.startsWith('share') && /s[89]$/.test(key))).toBe(false);
  expect(keys).toContain('step.s9');
});

test('refuses a profile that the report was not made with', () => {
  const refusal = expect.objectContaining({ code: 'PROFILE_MISMATCH' });
  expect(() => buildTrace(report, { ...profile, title: 'Other' }, 'fit')).toThrow(refusal);
  const scales = draftScales({ salesConfidence: { excludedReason: 'no selling' } });
  const other = reportInput(undefined, twoRaterDraft({ scales })).profile.document;
  expect(() => traceKeys(report, other)).toThrow(refusal);
});

import { expect, test } from 'vitest';
import { ProfileWeights } from '@/components/roles/profile/profile-weights';
import { ChangeSection } from '@/components/roles/weights/change-section';
import { VariantsSection } from '@/components/roles/weights/variants-section';
import { WeightSection } from '@/components/roles/weights/weight-section';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { draftRaterEffects } from '@/lib/job-analysis/draft-rater-matrix';
import { draftWeightOptions, draftWeights } from '@/lib/job-analysis/draft-weights';
import { exactLimits } from '@/lib/job-analysis/observed-rate';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import { ratingWithLimits } from '@/lib/job-analysis/rate-to-rating';
import type { DraftStep, RoleDraft } from '@/lib/job-analysis/types';
import { weightFlips } from '@/lib/job-analysis/weight-flips';
import type { ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';
import { roleDraft } from '../../support/role-draft';
import { textIn } from './in-language';

const RATERS = ['r1', 'r2', 'r3'] as const;

/** Three people who see the work a little differently: each rates one thing a point higher. */
function severalRaters(draft: RoleDraft): RoleDraft {
  const steps = draft.steps.map((step, index): DraftStep => {
    const [rating] = step.ratings;
    if (!rating) throw new Error('no rating');
    const ratings = RATERS.map((raterId, rater) => ({
      ...rating,
      raterId,
      gain: Math.min(4, (rating.gain ?? 0) + Number(rater === index % RATERS.length)),
    }));
    return { ...step, ratings };
  });
  return { ...draft, steps, raters: RATERS.map((raterId) => ({ raterId, kind: 'incumbent' })) };
}

/** The first step was counted: twelve times in a shift. */
function observed(draft: RoleDraft): RoleDraft {
  const [events, hours] = [12, 7.5];
  const { rating: frequency, low, high } = ratingWithLimits(events / hours, exactLimits(events, hours));
  const seen = { frequency, low, high, events, hours, decidedAt: '2026-11-01T08:00:00.000Z' };
  return {
    ...draft,
    steps: draft.steps.map((step, index) => (index === 0 ? { ...step, observed: seen } : step)),
  };
}

function overridden(draft: RoleDraft): RoleDraft {
  const [first, second, third, fourth, fifth, integrity] = draft.scales;
  const override = { weight: 0.3, reason: 'Keys to every home' };
  return { ...draft, scales: [first, second, third, fourth, fifth, { ...integrity, override }] };
}

function pageOf(draft: RoleDraft): RoleWeights {
  const weights = draftWeights(draft);
  const options = draftWeightOptions(draft);
  return {
    ...{ jobRoleId: 'role', jobTitle: draft.title, archived: false, draft, weights },
    raters: draft.raters.map(({ raterId, kind }, index) => ({ raterId, kind, number: index + 1 })),
    ...draftRaterEffects(draft),
    effective: null,
    variants: {
      duty: deriveWeights(weights.rated, options),
      step: deriveWeights(weights.rated, { ...options, normalisation: 'step' }),
      loss: deriveWeights(weights.rated, { ...options, importance: 'loss' }),
    },
    unequalStages: null,
    flips: weightFlips(weights.rated, options),
    levels: { industry: null, templateKeys: [], organization: null },
    ...{ templates: [], assessments: [], assessmentId: null, people: [], answers: [], forecast: null },
  };
}

function derivedOf(page: RoleWeights) {
  const { derived } = page.weights;
  if (derived.status === 'none') throw new Error(derived.reason);
  return derived;
}

async function weightsIn(
  locale: Locale,
  draft: RoleDraft,
  wholeScale: ScaleKey | null = null,
): Promise<string> {
  const page = pageOf(draft);
  return textIn(locale, <WeightSection page={page} derived={derivedOf(page)} wholeScale={wholeScale} />);
}

const one = roleDraft('r1');
const several = severalRaters(one);

test('several raters give every weight an interval with two ends', async () => {
  const text = await weightsIn('en', several);
  const intervals = [...text.matchAll(/90% interval (\S+)/g)].map(([, range]) => range ?? '');
  expect(intervals.length).toBeGreaterThanOrEqual(5);
  for (const range of intervals) {
    const [low, high] = range.split('–');
    expect(high, range).not.toBe(low);
  }
});

test('what was counted is said to be in the interval', async () => {
  expect(await weightsIn('en', several)).not.toContain('counted included');
  expect(await weightsIn('en', observed(several))).toContain('counted included');
});

test('one rater has no interval, only what the count leaves open', async () => {
  expect(await weightsIn('en', one)).not.toMatch(/90% interval \d/);
  expect(await weightsIn('en', observed(one))).toMatch(/90% interval of the count alone \d/);
});

test.each(LOCALES)(
  'a weight set by hand says so with its reason, and no limit is claimed, in %s',
  async (locale) => {
    const draft = overridden(several);
    const text = await weightsIn(locale, draft);
    expect(text).toContain('Keys to every home');
    expect(text).not.toMatch(/5\s?% .*40\s?%/);
    const published = await textIn(locale, <ProfileWeights document={buildProfileDocument(draft)} />);
    expect(published).toContain('Keys to every home');
    expect(published).toContain('30');
  },
);

test('a published profile without weights set by hand says which limits hold', async () => {
  const published = await textIn('en', <ProfileWeights document={buildProfileDocument(several)} />);
  expect(published).toContain('at least 5% and at most 40%');
});

test.each(LOCALES)('what would change the weights, and other rules, are told in %s', async (locale) => {
  const page = pageOf(several);
  const changes = await textIn(locale, <ChangeSection page={page} derived={derivedOf(page)} />);
  expect(changes).toContain('Verifies who is calling');
  expect((await textIn(locale, <VariantsSection page={page} />)).length).toBeGreaterThan(100);
});

test('of many steps behind a weight the largest are listed, and all of them where they are asked for', async () => {
  const many: RoleDraft = {
    ...several,
    steps: Array.from({ length: 5 }, (_, copy) =>
      several.steps.map((step) => ({ ...step, id: `${step.id}-${copy}`, title: `${step.title} ${copy}` })),
    ).flat(),
  };
  const short = await weightsIn('en', many);
  const whole = await weightsIn('en', many, 'serviceOrientation');
  const steps = (text: string) => text.split('relevance ').length;
  // Four of the six steps ask for service orientation: twenty are behind its weight, and twelve are listed.
  expect(short).toMatch(/20 steps behind the weight.*and 8 more steps, \d+% together/);
  expect(steps(whole)).toBe(steps(short) + 8);
});

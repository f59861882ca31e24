import { describe, expect, test } from 'vitest';

import { loadDemoPeople, loadDemoRecruiting, loadDemoRoles } from '@/lib/content/load-demo';
import { demoRoleSchema } from '@/lib/content/schemas/demo';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { perScale } from '@/lib/scales';

const roles = loadDemoRoles();
const people = loadDemoPeople();

describe('the job roles of the demo', () => {
  test('are three, of 24, 20 and 16 steps, with small steps beside the core task', () => {
    expect(roles.map(({ key, steps }) => [key, steps.length])).toEqual([
      ['contact-centre', 24],
      ['bus-driver', 20],
      ['shop-floor', 16],
    ]);
    for (const { steps, stages } of roles) {
      expect(steps.filter(({ kind }) => kind === 'surrounding').length).toBeGreaterThanOrEqual(4);
      expect(new Set(steps.map(({ stage }) => stage)).size).toBe(stages.length);
      expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
    }
  });

  test('show an excluded scale, a two-sided target and a second version', () => {
    expect(roles.map(({ excluded }) => excluded.map(({ scale }) => scale))).toEqual([
      [],
      ['salesConfidence'],
      [],
    ]);
    expect(roles.flatMap(({ targets }) => targets.map(({ lower, upper }) => [lower, upper]))).toEqual([
      [52, 67],
    ]);
    expect(roles.map(({ revision }) => revision !== null)).toEqual([true, false, false]);
  });

  test.each(roles)('$key: a revision changes what it names', ({ steps, revision }) => {
    for (const { step, field, value } of revision?.ratings ?? [])
      expect(steps[step]?.[field]).not.toBe(value);
  });

  test('weigh the scales differently', () => {
    // Computed by a separate program: sqrt(f/6) · sqrt(max(loss, gain)/4) · relevance, shares in whole percents.
    const percents = roles.map(({ steps, excluded }) => {
      const isExcluded = perScale((key) => excluded.some(({ scale }) => scale === key));
      const derived = deriveWeights(steps, { excluded: isExcluded });
      return derived.status === 'derived' ? derived.percents : derived.status;
    });
    expect(percents).toEqual([
      [28, 7, 24, 8, 14, 19],
      [31, 0, 27, 9, 17, 16],
      [16, 23, 24, 19, 7, 11],
    ]);
  });

  test('show a whole analysis of one job: raters at two sites, two observers, decisions, conditions, episodes', () => {
    expect(roles.map(({ analysis }) => analysis !== null)).toEqual([true, false, false]);
    const made = roles[0]?.analysis;
    expect(made?.raters.map(({ kind, site, answering }) => [kind, site, answering === null])).toEqual([
      ['worker', 'Tampere', true],
      ['worker', 'Oulu', true],
      ['supervisor', 'Tampere', true],
      ['supervisor', 'Oulu', true],
      ['worker', 'Oulu', false],
    ]);
    expect(made?.observation.sessions.map(({ observer }) => observer)).toEqual([0, 1, 1]);
    expect(made?.incidents.map(({ coding }) => coding !== null)).toEqual([true, true, false]);
  });

  const [centre, driver, shop] = roles;
  const analysis = centre?.analysis;
  test.each<[string, object]>([
    ['a rating outside its scale', { ...centre, steps: centre?.steps.map((step) => ({ ...step, loss: 5 })) }],
    ['a step in a stage that does not exist', { ...centre, stages: centre?.stages.slice(1) }],
    ['steps out of the order of their stages', { ...centre, steps: [...(centre?.steps ?? [])].reverse() }],
    ['a relevance to an excluded scale', { ...driver, steps: shop?.steps }],
    [
      'an upper limit without a reason',
      { ...shop, targets: shop?.targets.map((target) => ({ ...target, upperReason: null })) },
    ],
    [
      'an analysis of a step that does not exist',
      { ...centre, analysis: { ...analysis, discussion: { step: 24, note: 'Puhuttiin' } } },
    ],
    [
      'a session that leaves out an observed step',
      { ...centre, analysis: { ...analysis, observation: { ...analysis?.observation, steps: [0] } } },
    ],
    ['a title that is not the one of its language', { ...shop, title: 'Myyjä' }],
  ])('are refused with %s', (_name, changed) => {
    expect(demoRoleSchema.safeParse(centre).success).toBe(true);
    expect(demoRoleSchema.safeParse(changed).success).toBe(false);
  });
});

describe('the people of the demo', () => {
  test('are 40 candidates, three members and seven who know a job, each with an own address that never delivers', () => {
    const known = roles.flatMap(({ analysis }) => analysis ?? []);
    const asked = known.flatMap(({ raters, observation }) => [...raters, ...observation.observers]);
    const everybody = [...people.candidates, ...people.members, ...asked];
    expect(people.candidates).toHaveLength(40);
    expect(people.members.map(({ role }) => role)).toEqual(['ADMIN', 'HR', 'RECRUITER']);
    expect(new Set(everybody.map(({ email }) => email)).size).toBe(50);
    expect(new Set(everybody.map(({ name }) => name)).size).toBe(50);
    expect(new Set(people.candidates.map(({ locale }) => locale))).toEqual(new Set(['fi', 'sv', 'en']));
  });
});

describe('what happens after the answers', () => {
  const { decisions, interview, requests } = loadDemoRecruiting();

  test('shows decisions of several kinds, one of them opened again, and an interview of two', () => {
    expect(new Set(decisions.map(({ choice }) => choice)).size).toBeGreaterThanOrEqual(3);
    expect(decisions.filter(({ reopened }) => reopened !== null)).toHaveLength(1);
    expect(interview.marks[0]).not.toEqual(interview.marks[1]);
  });

  test('shows a request that waits and one that was answered, of candidates that exist', () => {
    expect(requests.some(({ answer }) => answer === null)).toBe(true);
    expect(requests.some(({ answer }) => answer !== null)).toBe(true);
    for (const { candidate } of [...decisions, ...requests, interview])
      expect(people.candidates[candidate]).toBeDefined();
  });
});

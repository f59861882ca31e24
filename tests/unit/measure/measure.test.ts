import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

import { OPERATIONS, runMeasure } from '@/scripts/measure/run';

const run = (args: readonly string[], input: unknown) => runMeasure(args, () => JSON.stringify(input));

function output(args: readonly string[], input: unknown): Record<string, unknown> {
  const { stdout, stderr, status } = run(args, input);
  expect([stderr, status]).toEqual(['', 0]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The single line on stderr, with nothing on stdout. */
function refusal(args: readonly string[], input: unknown): Record<string, unknown> {
  const { stdout, stderr, status } = run(args, input);
  expect(stdout).toBe('');
  expect(stderr.split('\n')).toHaveLength(2);
  const { error } = JSON.parse(stderr) as { error: Record<string, unknown> };
  expect(error['message']).toEqual(expect.any(String));
  return { ...error, message: undefined, status };
}

const STEP = { frequency: 6, loss: 4, gain: 0, relevance: [3, 0, 1, 0, 0, 0] };
const FIT = {
  weights: [0.15, 0.05, 0.3, 0.2, 0.2, 0.1],
  lower: [45, 40, 50, 45, 48, 45],
  upper: [null, 65, null, 68, null, null],
  shoulder: 20,
  candidates: [
    { scores: [38, 55.2, 40.9, 51.6, 47.7, 49.1], sem: [4, 4, 4, 4, 4, 4] },
    { scores: [null, 55, 40, 51, 47, 49], sem: [4, 4, 4, 4, 4, 4] },
  ],
};

test('weights: raw without limits, held with them', () => {
  expect(output(['weights'], { steps: [STEP] })).toEqual({
    criticality: [1],
    weights: [0.75, 0, 0.25, 0, 0, 0],
    percents: [75, 0, 25, 0, 0, 0],
  });
  expect(output(['weights'], { steps: [STEP], cap: 0.6 })).toMatchObject({ weights: [0.6, 0, 0.4, 0, 0, 0] });
  expect(output(['weights'], { steps: [STEP], floor: 0.3 })).toMatchObject({
    percents: [70, 0, 30, 0, 0, 0],
  });
  const excluded = [true, false, false, false, false, false];
  expect(output(['weights'], { steps: [STEP], excluded })).toMatchObject({ weights: [0, 0, 1, 0, 0, 0] });
  expect(output(['weights'], { steps: [{ ...STEP, frequency: 1.5 }], alpha: 1 })).toMatchObject({
    criticality: [0.25],
  });
});

test('weight-interval: raters who agree leave what was counted, and one rater leaves a reason', () => {
  const other = { frequency: 4, loss: 2, gain: 1, relevance: [0, 1, 2, 0, 0, 0] };
  const raters = [
    [STEP, other],
    [STEP, other],
  ];
  const agreed = output(['weight-interval'], { raters });
  expect(agreed).toMatchObject({ standardError: [0, 0, 0, 0, 0, 0], rateLimits90: null });
  const observed = [null, { events: 12, hours: 7.5 }];
  const counted = output(['weight-interval'], { raters, observed });
  expect(counted['interval90']).toEqual(counted['rateLimits90']);
  const wider = output(['weight-interval'], { raters, observed: [null, { events: 12, hours: 7.5, phi: 4 }] });
  expect(wider['interval90']).not.toEqual(counted['interval90']);
  expect(output(['weight-interval'], { raters: [[STEP, other]], observed })).toMatchObject({
    interval90: null,
    rateLimits90: counted['rateLimits90'],
    reason: 'oneRater',
  });
});

test('weights: no numbers without a critical step, and why', () => {
  expect(output(['weights'], { steps: [] })).toEqual({
    criticality: [],
    weights: null,
    percents: null,
    reason: 'noCriticalStep',
  });
});

test('fit: the shape of the contract, null with a reason where there is none', () => {
  const result = output(['fit'], FIT);
  expect(result['candidates']).toEqual([
    {
      fit: expect.closeTo(80.8, 9),
      expected: expect.any(Number),
      sd: expect.any(Number),
      interval90: [expect.any(Number), expect.any(Number)],
      pointsLost: [5.25, 0, 13.65, 0, 0.3, 0].map((lost) => expect.closeTo(lost, 9) as number),
    },
    { fit: null, expected: null, sd: null, interval90: null, pointsLost: null, reason: 'missingScale' },
  ]);
  expect(result['beats']).toEqual([
    [expect.closeTo(0.5, 9), null],
    [null, null],
  ]);
});

test('fit: a scale without weight needs no limit', () => {
  const weights = [0, 0.2, 0.3, 0.2, 0.2, 0.1];
  const lower = [null, 40, 50, 45, 48, 45];
  expect(run(['fit'], { ...FIT, weights, lower }).status).toBe(0);
  expect(refusal(['fit'], { ...FIT, lower })).toMatchObject({ code: 'OUT_OF_RANGE', path: 'lower[0]' });
});

test('fit: the norm error widens the interval only', () => {
  const [first] = FIT.candidates;
  const normSem = [2, 2, 2, 2, 2, 2];
  const [plain, wide] = [first, { ...first, normSem }].map(
    (candidate) =>
      (output(['fit'], { ...FIT, candidates: [candidate] })['candidates'] as [Record<string, unknown>])[0],
  );
  expect({ ...wide, interval90: 0 }).toEqual({ ...plain, interval90: 0 });
  expect(wide?.['interval90']).not.toEqual(plain?.['interval90']);
});

const ANSWERS = Object.fromEntries(
  Array.from({ length: 72 }, (_, index) => [`i${String(index + 1).padStart(2, '0')}`, 3]),
);
const SCORE = {
  questionnaire: { key: 'six-scales', version: 1 },
  norm: { key: 'planning', version: 1 },
  answers: ANSWERS,
};

test('score: six results in the fixed order on released content', () => {
  // All threes: every scale has the mean 3, whatever is reversed. Carefulness: z = (3 − 3.95)/.55, T 32.73.
  const scales = output(['score'], SCORE)['scales'] as Record<string, unknown>[];
  expect(scales).toHaveLength(6);
  expect(scales[0]).toMatchObject({
    scale: 'carefulness',
    status: 'scored',
    mean: 3,
    sten: 2,
    answered: 12,
    items: 12,
  });
  expect(scales[0]?.['t']).toBeCloseTo(50 - (10 * 0.95) / 0.55, 9);
  expect(Object.keys(scales[0] ?? {})).toEqual([
    'scale',
    'status',
    'mean',
    't',
    'sten',
    'sem',
    'interval90',
    'answered',
    'items',
  ]);
});

test('score: too few answers and exclusions are null with a reason', () => {
  const excluded = [false, true, false, false, false, false];
  const scales = output(['score'], { ...SCORE, answers: { i01: 3, i02: null }, excluded })[
    'scales'
  ] as Record<string, unknown>[];
  expect(scales[1]).toMatchObject({ status: 'excluded', t: null, reason: 'excluded' });
  expect(scales[0]).toMatchObject({
    status: 'insufficient',
    mean: null,
    t: null,
    interval90: null,
    reason: 'scaleTooFew',
  });
});

function example(name: string): Record<string, unknown> {
  const operation = OPERATIONS.find((known) => known.name === name);
  if (operation === undefined) throw new Error(name);
  return operation.example() as Record<string, unknown>;
}

test('report: recomputes, verifies, and finds one flipped answer, norm digit or weight', () => {
  const input = example('report');
  const result = output(['report'], input);
  expect(output(['report', '--verify'], { ...input, result })).toEqual(result);

  const different = (changed: Record<string, unknown>) =>
    refusal(['report', '--verify'], { ...changed, result });
  const answers = input['answers'] as { itemId: string; value: number; shownMs: number }[];
  const flipped = answers.map((answer, index) => (index === 0 ? { ...answer, value: 5 } : answer));
  expect(different({ ...input, answers: flipped })).toMatchObject({ code: 'DIFFERENT', status: 3 });

  const text = JSON.stringify(input);
  const digit = text.replace('"mean":3.95', '"mean":3.96');
  expect(digit).not.toBe(text);
  expect(different(JSON.parse(digit) as Record<string, unknown>)).toMatchObject({
    status: 3,
    path: expect.stringMatching(/^result\./),
  });

  const weight = text.replace(/"targetLower":50/, '"targetLower":51');
  expect(weight).not.toBe(text);
  expect(different(JSON.parse(weight) as Record<string, unknown>)).toMatchObject({ status: 3 });
});

test('report: nothing to verify is missing input', () => {
  expect(refusal(['report', '--verify'], example('report'))).toMatchObject({
    code: 'MISSING',
    path: 'result',
    status: 2,
  });
});

test.each(OPERATIONS.map(({ name }) => name))(
  'the example of %s runs as it is and always gives the same bytes',
  (name) => {
    const [first, second] = [run([name], example(name)), run([name], example(name))];
    expect(first.status).toBe(0);
    expect(second).toEqual(first);
    expect(first.stdout).not.toMatch(/NaN|Infinity/);
  },
);

test.each([
  [
    'a value out of range',
    ['weights'],
    { steps: [STEP, { ...STEP, frequency: 6.5 }] },
    'OUT_OF_RANGE',
    'steps[1].frequency',
  ],
  [
    'a value below its range',
    ['weights'],
    { steps: [{ ...STEP, gain: -1 }] },
    'OUT_OF_RANGE',
    'steps[0].gain',
  ],
  ['an unknown key', ['weights'], { steps: [{ ...STEP, colour: 1 }] }, 'UNKNOWN_KEY', 'steps[0].colour'],
  ['an unknown key at the top', ['weights'], { steps: [], beta: 1 }, 'UNKNOWN_KEY', 'beta'],
  ['a missing key', ['weights'], {}, 'MISSING', 'steps'],
  ['a missing cell', ['weights'], { steps: [{ ...STEP, loss: undefined }] }, 'MISSING', 'steps[0].loss'],
  ['text for a number', ['weights'], { steps: [{ ...STEP, loss: '4' }] }, 'WRONG_TYPE', 'steps[0].loss'],
  [
    'five values for six',
    ['weights'],
    { steps: [{ ...STEP, relevance: [1, 1, 1, 1, 1] }] },
    'WRONG_LENGTH',
    'steps[0].relevance',
  ],
  ['a cap that cannot hold', ['weights'], { steps: [STEP], cap: 0.4 }, 'OUT_OF_RANGE', 'cap'],
  ['a floor that cannot hold', ['weights'], { steps: [STEP], floor: 0.6 }, 'OUT_OF_RANGE', 'floor'],
  [
    'observations for other steps',
    ['weight-interval'],
    { raters: [[STEP]], observed: [] },
    'WRONG_LENGTH',
    'observed',
  ],
  ['no raters', ['weight-interval'], { raters: [] }, 'OUT_OF_RANGE', 'raters'],
  ['weights that are no shares', ['fit'], { ...FIT, weights: [1, 1, 0, 0, 0, 0] }, 'OUT_OF_RANGE', 'weights'],
  [
    'limits in the wrong order',
    ['fit'],
    { ...FIT, upper: [null, 30, null, null, null, null] },
    'OUT_OF_RANGE',
    'upper[1]',
  ],
  ['no shoulder', ['fit'], { ...FIT, shoulder: 0 }, 'OUT_OF_RANGE', 'shoulder'],
  [
    'a negative error',
    ['fit'],
    { ...FIT, candidates: [{ ...FIT.candidates[0], sem: [-1, 1, 1, 1, 1, 1] }] },
    'OUT_OF_RANGE',
    'candidates[0].sem[0]',
  ],
  [
    'an unknown questionnaire',
    ['score'],
    { ...SCORE, questionnaire: { key: 'other', version: 1 } },
    'UNKNOWN_CONTENT',
    'questionnaire',
  ],
  [
    'an unknown norm',
    ['score'],
    { ...SCORE, norm: { key: 'planning', version: 99 } },
    'UNKNOWN_CONTENT',
    'norm',
  ],
  ['an unknown statement', ['score'], { ...SCORE, answers: { i99: 3 } }, 'UNKNOWN_ITEM', 'answers.i99'],
  [
    'an answer outside the format',
    ['score'],
    { ...SCORE, answers: { i01: 6 } },
    'OUT_OF_RANGE',
    'answers.i01',
  ],
  ['half an answer', ['score'], { ...SCORE, answers: { i01: 2.5 } }, 'OUT_OF_RANGE', 'answers.i01'],
  ['an unknown operation', ['weigh'], {}, 'UNKNOWN_OPERATION', ''],
  ['an unknown option', ['weights', '--verify'], {}, 'UNKNOWN_OPERATION', ''],
])('refuses %s', (_name, args, input, code, path) => {
  expect(refusal(args, input)).toEqual({ code, path, message: undefined, status: 2 });
});

test('refuses what is not JSON', () => {
  const { stdout, stderr, status } = runMeasure(['weights'], () => '{"steps":');
  expect([stdout, status]).toEqual(['', 2]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'INVALID_JSON', path: '' } });
});

test('an internal fault ends with 1', () => {
  const outcome = runMeasure(['weights'], () => {
    throw new Error('the disk is gone');
  });
  expect(outcome).toMatchObject({ stdout: '', status: 1 });
  expect(outcome.stderr).toContain('the disk is gone');
});

test('help names every operation with an example', () => {
  const { stdout, status } = runMeasure(['--help'], () => '');
  expect(status).toBe(0);
  for (const { name, summary } of OPERATIONS) {
    expect(stdout).toContain(summary);
    expect(stdout).toContain(`npm run --silent measure -- ${name}\n`.trim());
  }
  expect(runMeasure([], () => '').stdout).toBe(stdout);
});

test('the command of the documentation reads, writes and ends like that', () => {
  const command = (input: string) =>
    spawnSync('npm', ['run', '--silent', 'measure', '--', 'score'], { input, encoding: 'utf8' });
  const good = command(JSON.stringify(SCORE));
  expect(good.status).toBe(0);
  expect(JSON.parse(good.stdout)).toEqual(output(['score'], SCORE));
  const bad = command('{}');
  expect([bad.status, bad.stdout]).toEqual([2, '']);
  const lines = bad.stderr.trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ error: { code: 'MISSING', path: 'questionnaire' } });
});

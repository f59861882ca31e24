// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FitIntervalRow, sharedStretch } from '@/components/charts/fit-interval-data';
import { FitIntervalList } from '@/components/charts/fit-interval-list';
import { place, stretch } from '@/components/charts/t-axis';
import { TracePanel } from '@/components/charts/trace-panel';
import { WeightBar } from '@/components/charts/weight-bar';
import { WeightList } from '@/components/charts/weight-list';
import { wrapLabel } from '@/components/charts/wrap-label';
import { expectAccessible, expectNoStyleAttributes, show } from './render';

function person(id: string, low: number, fit: number, high: number, tied: boolean): FitIntervalRow {
  const note = tied ? 'samassa ryhmässä' : 'erottuu';
  const fitText = { text: String(fit), href: `/fi/r/${id}` };
  return {
    id,
    name: { text: id },
    result: { status: 'fitted', fit, low, high, fitText, intervalText: `väli ${low}–${high}`, tied, note },
  };
}

const PEOPLE: readonly FitIntervalRow[] = [
  person('Elias', 70, 86, 95, true),
  person('Iida', 79, 90, 94, true),
  person('Oskari', 33, 46, 62, false),
  { id: 'Sara', name: { text: 'Sara' }, result: { status: 'noFit', note: 'ei sopivuutta' } },
];
const WORDS = {
  person: 'hakija',
  fit: 'sopivuus',
  interval: 'väli',
  group: 'ryhmä',
  asTable: 'Luvut taulukkona',
};

test('the block of the tied people is what all their intervals share', () => {
  // max of the lower ends 70, 79 and min of the upper ends 95, 94; Oskari is not tied.
  expect(sharedStretch(PEOPLE)).toEqual({ from: 79, to: 94 });
});

test('there is no block for one person, nor for intervals with nothing in common', () => {
  expect(sharedStretch(PEOPLE.slice(1))).toBeNull();
  expect(sharedStretch([person('a', 10, 20, 30, true), person('b', 40, 50, 60, true)])).toBeNull();
});

test('people stay in the order given, and one without a fit says so', () => {
  show(<FitIntervalList title="Sopivuus" caption="Nimen mukaan" rows={PEOPLE} words={WORDS} tableOpen />);
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    'Elias86väli 70–95samassa ryhmässä',
    'Iida90väli 79–94samassa ryhmässä',
    'Oskari46väli 33–62erottuu',
    'Sara––ei sopivuutta',
  ]);
});

test('the list is accessible and free of style attributes', async () => {
  const container = show(
    <FitIntervalList title="Sopivuus" caption="Nimen mukaan" rows={PEOPLE} words={WORDS} tableOpen />,
  );
  expectNoStyleAttributes(container);
  await expectAccessible(container);
});

test('a weight is drawn with its interval and the version before; one rater has no interval', () => {
  const container = show(
    <>
      <WeightBar percent={26} interval={{ low: 23, high: 29 }} previous={27} label="Huolellisuus 26 %" />
      <WeightBar percent={26} interval={null} previous={null} label="Yksi arvioija" />
    </>,
  );
  const [full, single] = container.querySelectorAll('svg');
  // 7 units a per cent: 26 → 182, 27 → 189, 23–29 → 161–203.
  expect(full?.querySelector('circle')?.getAttribute('cx')).toBe('182');
  expect(full?.querySelector('.old')?.getAttribute('d')).toMatch(/^M189 /);
  expect(full?.querySelector('.whisk')?.getAttribute('d')).toMatch(/^M161 11H203/);
  expect(single?.querySelector('.whisk, .old')).toBeNull();
  expect(screen.getByRole('img', { name: 'Huolellisuus 26 %' })).toBeTruthy();
});

test('the weights and the trace are accessible', async () => {
  const steps = [
    { id: 's1', label: 'Kuuntelee asiakkaan loppuun', href: '/fi/r?trace=step.s1', share: '26 %' },
  ];
  const container = show(
    <>
      <h1>Raportti</h1>
      <WeightList
        items={[
          {
            scale: 'integrity',
            name: 'Suoraselkäisyys',
            weight: { text: '20 %', href: '/fi/r?trace=weight.integrity' },
            bar: { percent: 20, interval: null, previous: null, label: 'Suoraselkäisyys 20 %' },
            note: 'yksi arvioija',
            stepsSummary: 'Paino tulee yhdestä vaiheesta',
            steps,
          },
        ]}
      />
      <TracePanel
        eyebrow="Mistä luku tulee"
        title="Paino 20 %"
        closeLabel="Sulje"
        closeHref="/fi/r"
        nodes={[
          { id: 'weight', title: 'Paino', value: { text: '20 %' }, text: ['Yksi arvioija.'], parts: steps },
        ]}
        changesTitle="Mikä muuttaisi tätä"
        changes={['Jos toistuvuus olisi 5, paino olisi 18 %.']}
        linkLabel="Linkki tähän"
        linkHref="/fi/r?trace=weight.integrity"
      />
    </>,
  );
  expect(screen.getByRole('complementary', { name: 'Paino 20 %' })).toBeTruthy();
  expectNoStyleAttributes(container);
  await expectAccessible(container);
});

test('a place never leaves its axis and keeps the order of the values', () => {
  const axis = { min: 20, max: 80, start: 232, perUnit: 5.8 };
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -200, max: 300 }),
      fc.double({ noNaN: true, min: -200, max: 300 }),
      (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(place(axis, low)).toBeGreaterThanOrEqual(232);
        expect(place(axis, high)).toBeLessThanOrEqual(580);
        expect(stretch(axis, low, high)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test.each([
  ['Huolellisuus', ['Huolellisuus']],
  ['Myynnillinen itseluottamus', ['Myynnillinen', 'itseluottamus']],
  // The even break, not the first that fits.
  ['Självförtroende i försäljning', ['Självförtroende', 'i försäljning']],
  ['Stressinsietokykyisyys', ['Stressinsietokykyisyys']],
])('breaks %s into at most two lines', (label, lines) => {
  expect(wrapLabel(label, 17)).toEqual(lines);
});

// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FitFigure } from '@/components/charts/fit-figure';
import type { FitFigureRow } from '@/components/charts/fit-figure-data';
import { ROWS, TOTAL, WORDS } from './fit-figure-sample';
import { expectAccessible, expectNoStyleAttributes, show } from './render';

function showFigure(rows: readonly FitFigureRow[] = ROWS): HTMLElement {
  return show(<FitFigure title="Iida ja työ" caption="T-pisteet" rows={rows} total={TOTAL} words={WORDS} />);
}

function wide(container: HTMLElement): Element {
  const svg = container.querySelector('svg.fig-wide');
  if (!svg) throw new Error('no wide figure');
  return svg;
}

test('places score, target and interval where the scale of the figure says', () => {
  const svg = wide(showFigure());
  // By hand: x = 232 + (T − 20) × 5.8. T 61 → 469.8; target 55 → 435, open to the right edge 580, so 145 wide;
  // interval 53.8–68.2 → 428.04–511.56. The centre of the first row is at 34 + 40.
  expect(svg.querySelector('circle.pt')?.getAttribute('cx')).toBe('469.8');
  const range = svg.querySelector('rect.range');
  expect([range?.getAttribute('x'), range?.getAttribute('width')]).toEqual(['435', '145']);
  expect(svg.querySelector('path.whisk')?.getAttribute('d')).toBe(
    'M428.04 74H511.56M428.04 69v10M511.56 69v10',
  );
});

test('draws an edge only at a real limit', () => {
  // One edge for the open target, two for the one with an upper limit.
  expect(wide(showFigure()).querySelectorAll('line.edge')).toHaveLength(3);
});

test('makes the rule as thick as the weight', () => {
  const heights = [...wide(showFigure()).querySelectorAll('rect.rule')].map((rule) =>
    rule.getAttribute('height'),
  );
  // 0.25 a per cent: 60 → 15, 40 → 10.
  expect(heights).toEqual(['15', '10']);
});

test('keeps a score beyond the axis at its edge, without a cap that would look like an end', () => {
  const svg = wide(showFigure());
  // T 15 stands at T 20: x = 232. Of the interval 8–22 only the upper end is inside: 232 + 2 × 5.8 = 243.6.
  expect(svg.querySelector('path.pt-out')?.getAttribute('d')).toMatch(/^M232 /);
  expect([...svg.querySelectorAll('path.whisk')][1]?.getAttribute('d')).toBe('M232 140H243.6M243.6 135v10');
});

test('says every number of the figure again in the table, each with the way to its trace', () => {
  showFigure();
  const table = within(screen.getByRole('table', { name: 'Iida ja työ' }));
  const numbers = [
    '60 %',
    'vähintään 55',
    '0',
    '61',
    '54–68',
    '40 %',
    '48–67',
    '−21',
    '15',
    '8–22',
    '79',
    '70–86',
  ];
  for (const number of numbers) {
    expect(table.getByRole('link', { name: number }).getAttribute('href')).toMatch(/\?trace=[\w.-]+$/);
  }
});

test('links in the figure are for the pointer only', () => {
  const container = showFigure();
  const links = [...container.querySelectorAll('svg a')];
  expect(links.length).toBeGreaterThan(0);
  expect(
    links.every((link) => link.getAttribute('tabindex') === '-1' && link.closest('[aria-hidden="true"]')),
  ).toBe(true);
});

test('a figure without links is a picture named by its caption', () => {
  const plain = ROWS.map((row): FitFigureRow => {
    const score =
      row.score.status === 'scored' ? { ...row.score, text: { text: row.score.text.text } } : row.score;
    return { ...row, weight: { text: row.weight.text }, target: { text: '–' }, lost: null, score };
  });
  showFigure(plain);
  expect(screen.getByRole('img', { name: 'T-pisteet' })).toBeTruthy();
});

test('says why a scale has no score, in the figure and in the table', () => {
  const [first] = ROWS;
  if (!first) throw new Error('no sample');
  const container = showFigure([{ ...first, lost: null, score: { status: 'missing', text: 'ei pisteitä' } }]);
  expect(wide(container).textContent).toContain('ei pisteitä');
  expect(within(screen.getByRole('table')).getByText('ei pisteitä')).toBeTruthy();
  expect(wide(container).querySelector('.pt, .pt-out, .whisk')).toBeNull();
});

test('is accessible and free of style attributes', async () => {
  const container = showFigure();
  expectNoStyleAttributes(container);
  await expectAccessible(container);
});

// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { buildTrace } from '@/lib/report/build-trace';
import { traceKeys } from '@/lib/report/trace-keys';
import { PATH, RATER, RATER_NAME, reportPage, sampleReport, tracePanel, UNEVEN } from './sample';

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function tracesOn(page: Document): readonly string[] {
  return [...page.querySelectorAll('a[href*="trace="]')].map((link) => {
    const address = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(address.pathname).toBe(PATH);
    return address.searchParams.get('trace') ?? '';
  });
}

/** The number in a text such as "−8", "+2", "4.2%" or "0". */
const numberIn = (text: string | null | undefined) =>
  Number((text ?? '').replace('−', '-').replace(/[^\d.+-]/g, ''));

describe('the report page', () => {
  test('links every score, interval, target, weight and loss to its trace', async () => {
    const page = parsed(await reportPage(sampleReport(UNEVEN)));
    const cells = [...page.querySelectorAll('figure tbody td.n, figure tfoot td.n')];
    expect(cells.length).toBeGreaterThan(30);
    const bare = cells.filter((cell) => /\d/.test(cell.textContent ?? '') && !cell.querySelector('a.tr'));
    // Only the sum of the weights, one hundred by definition, has no trace.
    expect(bare.map((cell) => cell.textContent)).toEqual(['100%']);
    expect(new Set(tracesOn(page)).size).toBeGreaterThan(38);
  });

  test('every trace address on the page, and on every trace, is one of the report', async () => {
    const report = sampleReport(UNEVEN, { upper: true });
    const keys = traceKeys(report.model, report.profile);
    const known = new Set<string>(keys);
    for (const address of tracesOn(parsed(await reportPage(report)))) expect(known).toContain(address);
    for (const key of keys) {
      const html = await tracePanel(report, key);
      for (const [, address = ''] of html.matchAll(/href="[^"]*[?]trace=([^"#]*)/g)) {
        expect(known).toContain(decodeURIComponent(address));
      }
      // Every chain ends at ratings with their rater and date.
      expect(html).toMatch(/<span class="rater">rater 1, HR, \d+\/\d+\/2026<\/span>/);
      expect(html).toContain(`href="${PATH}"`);
    }
  });

  test('an address that names no number says so, and the rest of the page stays', async () => {
    const page = parsed(await reportPage(sampleReport(UNEVEN), { trace: 'weight.nothing' }));
    expect(page.body.textContent).toContain('The trace was not found');
    expect(page.querySelector('figure')).not.toBeNull();
  });

  test('the losses shown make up one hundred less the fit', async () => {
    const report = sampleReport(UNEVEN);
    const page = parsed(await reportPage(report, { trace: 'fit' }));
    const lost = [...page.querySelectorAll('aside.trace .links-of > li:first-child .sh')];
    const sum = lost.reduce((total, { textContent }) => total + numberIn(textContent), 0);
    if (report.model.fit.status !== 'fitted') throw new Error('no fit');
    expect(100 + sum).toBe(report.model.fit.shown);
    expect(report.model.fit.shown).toBeLessThan(100);
  });

  test('the shares of the steps shown add up to the weight', async () => {
    const report = sampleReport(UNEVEN);
    for (const scale of report.model.scales) {
      if (scale.status === 'excluded') continue;
      const page = parsed(await reportPage(report, { trace: `weight.${scale.key}` }));
      const node = page.querySelectorAll('aside.trace .links-of > li')[1];
      const shares = [...(node?.querySelectorAll('.sh') ?? [])].map(({ textContent }) =>
        numberIn(textContent),
      );
      expect(shares.length).toBeGreaterThan(0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(scale.weightPercent, 9);
    }
  });

  test('what the composite adds and takes leads from 50 to the composite', async () => {
    const report = sampleReport(UNEVEN);
    const page = parsed(await reportPage(report, { trace: 'composite' }));
    const parts = [...page.querySelectorAll('aside.trace .links-of > li:first-child .sh')];
    const sum = parts.reduce((total, { textContent }) => total + numberIn(textContent), 0);
    if (report.model.composite.status !== 'scored') throw new Error('no composite');
    expect(50 + sum).toBe(Math.round(report.model.composite.t));
  });

  test('names raters only to those who may know them', async () => {
    const report = sampleReport(UNEVEN);
    const key = 'weight.carefulness';
    const named = await reportPage({ ...report, raterNames: new Map([[RATER, RATER_NAME]]) }, { trace: key });
    const unnamed = await reportPage({ ...report, raterNames: null }, { trace: key });
    expect(named).toContain(RATER_NAME);
    expect(unnamed).not.toContain(RATER_NAME);
    expect(unnamed).not.toContain(RATER);
  });

  test.each(['fi', 'sv', 'en'] as const)(
    'says in %s that the norm is nobody’s and that there is one rater',
    async (locale) => {
      const page = parsed(await reportPage(sampleReport(UNEVEN), { locale }));
      const words = {
        fi: ['ei valintapäätöksiin', 'yksi arvioija, ei vaihteluväliä'],
        sv: ['inte för urvalsbeslut', 'en bedömare, inget intervall'],
        en: ['not for selection decisions', 'one rater, no interval'],
      }[locale];
      for (const sentence of words) expect(page.body.textContent).toContain(sentence);
      expect(page.body.textContent).not.toMatch(/\{[a-zA-Z]+\}/);
    },
  );

  test('without a fit it says which scale is missing, and shows no fit figure anywhere', async () => {
    const report = sampleReport((item, index) =>
      item.scale === 'integrity' && index % 2 === 0 ? null : UNEVEN(item, index),
    );
    expect(report.model.fit).toMatchObject({ status: 'noFit', missing: ['integrity'] });
    const page = parsed(await reportPage(report, { trace: 'fit' }));
    expect(page.querySelector('.lead .big')?.textContent).toBe('–');
    expect(page.querySelector('.lead .say')?.textContent).toContain('Integrity');
    expect(page.querySelector('aside.trace')?.textContent).toContain('What is missing is not replaced');
  });

  test('an excluded scale has no row, no number and a reason', async () => {
    const page = parsed(await reportPage(sampleReport(UNEVEN, { excluded: ['salesConfidence'] })));
    const rows = [...page.querySelectorAll('figure tbody th')].map(({ textContent }) => textContent);
    expect(rows).toHaveLength(5);
    expect(rows).not.toContain('Sales confidence');
    expect(page.body.textContent).toContain('Sales confidence: Nothing is sold in this job');
    expect(tracesOn(page).filter((key) => key.includes('salesConfidence'))).toEqual([]);
  });

  test('has no style attributes and no decimals on T or fit', async () => {
    const report = sampleReport(UNEVEN);
    const html = await reportPage(report, { trace: 'lost.stressTolerance' });
    expect(html).not.toMatch(/ style="/);
    const shown = [...parsed(html).querySelectorAll('a.tr[href*="trace=fit"], a.tr[href*="trace=t."]')];
    for (const link of shown) expect(link.textContent).not.toMatch(/\d[.,]\d/);
  });

  test('the changes offered are recomputed numbers of this report', async () => {
    const report = sampleReport(UNEVEN);
    const { changes } = buildTrace(report.model, report.profile, 'lost.stressTolerance');
    const page = parsed(await reportPage(report, { trace: 'lost.stressTolerance' }));
    const sentences = [...page.querySelectorAll('aside.trace > .stack-2 p')];
    expect(sentences).toHaveLength(changes.length);
    const atTarget = changes.find(({ kind }) => kind === 'fitAtTarget');
    expect(page.querySelector('aside.trace')?.textContent).toContain(`the fit would be ${atTarget?.fit}`);
  });
});

import { getLocale, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import type { RaterPanel } from '@/lib/services/rater-panel';
import { SCALE_KEYS } from '@/lib/scales';
import { raterName } from './rater-name';

const PER_CENT = 100;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;

/** The weights with everybody, how far they rest on who rated, and what they would be without each rater. */
export async function EffectSection({ panel }: Readonly<{ panel: RaterPanel }>) {
  const t = await getTranslations('raters.effect');
  const { weights, without } = panel;
  return (
    <section className="sec" aria-labelledby="effect-title">
      <h2 id="effect-title">{t('title')}</h2>
      {weights.status === 'derived' && without.length > 0 ? (
        <>
          <p>{t('lead')}</p>
          <EffectTable panel={panel} weights={weights} />
        </>
      ) : (
        <p className="muted">{t('none')}</p>
      )}
    </section>
  );
}

async function EffectTable({ panel, weights }: Readonly<{ panel: RaterPanel; weights: Derived }>) {
  const [t, list, scales, locale] = await Promise.all([
    getTranslations('raters.effect'),
    getTranslations('raters.list'),
    getTranslations('scales'),
    getLocale(),
  ]);
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <th scope="col">
            <span className="vh">{list('name')}</span>
          </th>
          {SCALE_KEYS.map((key) => (
            <th key={key} scope="col" className="n">
              {scales(`shortNames.${key}`)}
            </th>
          ))}
        </tr>
      }
    >
      <tr>
        <th scope="row">{t('weights')}</th>
        {weights.percents.map((percent, scale) => (
          <td key={SCALE_KEYS[scale]} className="n">
            <b>{formatPercent(locale, percent)}</b>
          </td>
        ))}
      </tr>
      {panel.uncertainty.status === 'estimated' ? (
        <tr>
          <th scope="row">{t('interval')}</th>
          {panel.uncertainty.interval90.map(([low, high], scale) => (
            <td key={SCALE_KEYS[scale]} className="n">
              {formatRange(locale, low * PER_CENT, high * PER_CENT)}
            </td>
          ))}
        </tr>
      ) : null}
      <WithoutRows panel={panel} weights={weights} />
    </Table>
  );
}

async function WithoutRows({ panel, weights }: Readonly<{ panel: RaterPanel; weights: Derived }>) {
  const [t, list, locale] = await Promise.all([
    getTranslations('raters.effect'),
    getTranslations('raters.list'),
    getLocale(),
  ]);
  return panel.without.map(({ raterId, derived }) => {
    const rater = panel.raters.find((line) => line.raterId === raterId);
    const name = rater ? raterName(rater, (values) => list('unnamed', values)) : '';
    return (
      <tr key={raterId}>
        <th scope="row">{t('without', { name })}</th>
        {SCALE_KEYS.map((key, scale) => (
          <td key={key} className="n">
            {derived.status === 'none'
              ? t('noWeights')
              : change(locale, derived.percents[scale] ?? 0, weights.percents[scale] ?? 0)}
          </td>
        ))}
      </tr>
    );
  });
}

function change(locale: 'fi' | 'sv' | 'en', after: number, before: number): string {
  const difference = after - before;
  return `${difference > 0 ? '+' : ''}${formatNumber(locale, difference)}`;
}

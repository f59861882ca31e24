'use client';

import { useLocale, useTranslations } from 'next-intl';
import { FitIntervalBar } from '@/components/charts/fit-interval-bar';
import { Table } from '@/components/ui/table';
import { formatNumber, formatRange } from '@/lib/i18n/format';
import type { TrialResult } from '@/lib/report/trial-weights';

type ShownFit = Readonly<{ shown: number; low: number; high: number }>;

/** A person with the fit that the profile gives. */
export type TrialRow = Readonly<{
  id: string;
  name: string;
  original: ShownFit | null;
  group: string | null;
}>;

type TrialResultsProps = Readonly<{
  /** By name; never by fit. */
  rows: readonly TrialRow[];
  result: TrialResult;
}>;

/** The fits of the trial beside those of the profile, and whether anybody's group is another. */
export function TrialResults({ rows, result }: TrialResultsProps) {
  const t = useTranslations('comparison.trial');
  const fitted = result.fits.filter(({ status }) => status === 'fitted').length;
  const isSame = rows.every(({ id, group }) => (result.letters.get(id) ?? null) === group);
  return (
    <section className="sec stack" aria-labelledby="trial-results">
      <h2 id="trial-results">{t('results')}</h2>
      <p role="status">{fitted < 2 ? t('oneOnly') : t(isSame ? 'sameGroups' : 'otherGroups')}</p>
      <Table
        caption={t('caption')}
        head={
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('original')}</th>
            <th scope="col">{t('now')}</th>
          </tr>
        }
      >
        {rows.map(({ id, name, original, group }, index) => {
          const fit = result.fits[index];
          const now =
            fit?.status === 'fitted'
              ? { shown: Math.round(fit.fit), low: fit.interval90[0], high: fit.interval90[1] }
              : null;
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="fit-cell">
                <FitCell fit={original} group={fitted < 2 ? undefined : group} />
              </td>
              <td className="fit-cell">
                <FitCell fit={now} group={fitted < 2 ? undefined : (result.letters.get(id) ?? null)} />
              </td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

type FitCellProps = Readonly<{
  fit: ShownFit | null;
  /** Undefined where groups mean nothing. */
  group: string | null | undefined;
}>;

function FitCell({ fit, group }: FitCellProps) {
  const t = useTranslations('comparison.trial');
  const locale = useLocale();
  if (fit === null) return <span className="muted">{t('noFit')}</span>;
  const { shown, low, high } = fit;
  return (
    <>
      <FitIntervalBar fit={shown} low={low} high={high} />
      <span className="num small">
        {t('fitText', { fit: formatNumber(locale, shown), range: formatRange(locale, low, high) })}
        {group === undefined ? null : ` · ${group === null ? t('alone') : t('letter', { letter: group })}`}
      </span>
    </>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import { weightsByAlpha } from '@/lib/job-analysis/derive-weights';
import { type DraftWeights, draftWeightOptions } from '@/lib/job-analysis/draft-weights';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';

const ALPHAS = [0.25, 0.5, 0.75] as const;
const ALPHA_DECIMALS = 2;

type AlphaTableProps = Readonly<{
  draft: Pick<RoleDraft, 'scales' | 'alpha'>;
  weights: Pick<DraftWeights, 'rated'>;
}>;

/** What the share of frequency in criticality does to the weights, side by side; worked out when it is opened. */
export function AlphaTable(props: AlphaTableProps) {
  const t = useTranslations('roles.alpha');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      {isOpen ? <AlphaVariants {...props} /> : null}
    </details>
  );
}

/** The weights for three shares of frequency, side by side. */
export function AlphaVariants({ draft, weights }: AlphaTableProps) {
  const t = useTranslations('roles.alpha');
  const scales = useTranslations('scales.names');
  const locale = useLocale();
  const variants = weightsByAlpha(weights.rated, ALPHAS, draftWeightOptions(draft));
  return (
    <>
      <p className="small muted">{t('intro')}</p>
      <table className="tbl tight">
        <caption className="vh">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scale')}</th>
            {ALPHAS.map((alpha) => (
              <th key={alpha} scope="col" className="n">
                {formatNumber(locale, alpha, ALPHA_DECIMALS)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SCALE_KEYS.map((scale, index) => (
            <tr key={scale}>
              <th scope="row">{scales(scale)}</th>
              {variants.map(({ alpha, derived }) => (
                <td key={alpha} className="n">
                  {derived.status === 'derived' ? formatPercent(locale, derived.percents[index] ?? 0) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

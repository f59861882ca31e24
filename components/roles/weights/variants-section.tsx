import { useLocale, useTranslations } from 'next-intl';
import { AlphaVariants } from '@/components/roles/editor/alpha-table';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatPercent } from '@/lib/i18n/format';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type PerScale } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';

const PER_CENT = 100;
const RULES = ['duty', 'step', 'loss'] as const;

/** What other defensible rules would have given, beside the one that holds. */
export function VariantsSection({ page }: Readonly<{ page: RoleWeights }>) {
  const t = useTranslations('roleWeights.variants');
  const names = useTranslations('scales.names');
  const alpha = useTranslations('roles.alpha');
  const locale = useLocale();
  const percent = (percents: PerScale<number> | null, scale: number) =>
    percents === null ? t('dash') : formatPercent(locale, percents[scale] ?? 0);
  const columns = RULES.map((rule) => ({ rule, percents: percentsOf(page.variants[rule]) }));
  const now = percentsOf(page.weights.derived);
  return (
    <section className="sec" aria-labelledby="variants-title">
      <h2 id="variants-title">{t('title')}</h2>
      <p className="muted">{t('intro')}</p>
      {page.unequalStages ? <Notice tone="sky">{t('unequal', page.unequalStages)}</Notice> : null}
      <Table
        caption={t('title')}
        head={
          <tr>
            <th scope="col">{alpha('scale')}</th>
            {(['now', 'effective', ...RULES] as const).map((column) => (
              <th key={column} scope="col" className="n">
                {t(column)}
              </th>
            ))}
          </tr>
        }
      >
        {SCALE_KEYS.map((scale, index) => (
          <tr key={scale}>
            <th scope="row">{names(scale)}</th>
            <td className="n">
              <b>{percent(now, index)}</b>
            </td>
            <td className="n">
              {page.effective === null
                ? t('dash')
                : formatPercent(locale, PER_CENT * (page.effective[index] ?? 0))}
            </td>
            {columns.map(({ rule, percents }) => (
              <td key={rule} className="n">
                {percent(percents, index)}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <ul className="plain-list small muted">
        {(['effective', ...RULES] as const).map((column) => (
          <li key={column}>{t(`${column}Hint`)}</li>
        ))}
      </ul>
      <h3>{alpha('title')}</h3>
      <AlphaVariants draft={{ scales: page.draft.scales }} weights={{ rated: page.weights.rated }} />
    </section>
  );
}

function percentsOf(derived: DerivedWeights): PerScale<number> | null {
  return derived.status === 'derived' ? weightPercents(derived.weights) : null;
}

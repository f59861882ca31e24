import { useLocale, useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import type { PairStability } from '@/lib/job-analysis/order-stability';
import type { RoleWeights } from '@/lib/services/role-weights';

const PER_CENT = 100;
const FIRM = 0.9;

type OrderProps = Readonly<{
  page: RoleWeights;
  pairs: readonly PairStability[];
  draws: number;
  isLimited: boolean;
  templateKey: string | null;
}>;

/** How often the order of two people holds when the weights are drawn anew, by name. */
export function OrderSection({ page, pairs, draws, isLimited, templateKey }: OrderProps) {
  const t = useTranslations('roleWeights.order');
  const locale = useLocale();
  return (
    <section className="sec" aria-labelledby="order-title">
      <h2 id="order-title">{t('title')}</h2>
      <p className="muted">{t('intro', { draws: formatNumber(locale, draws) })}</p>
      <form className="actions" method="get">
        {templateKey === null ? null : <input type="hidden" name="template" value={templateKey} />}
        <SelectField
          id="people"
          label={t('whose')}
          defaultValue={page.assessmentId ?? ''}
          options={[
            { value: '', label: t('example') },
            ...page.assessments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button type="submit">{t('show')}</Button>
      </form>
      {page.assessmentId === null ? <Notice tone="sky">{t('isExample')}</Notice> : null}
      {isLimited ? <p>{t('limited')}</p> : null}
      {pairs.length === 0 ? <p>{t('fewPeople')}</p> : <Pairs pairs={pairs} />}
    </section>
  );
}

function Pairs({ pairs }: Readonly<{ pairs: readonly PairStability[] }>) {
  const t = useTranslations('roleWeights.order');
  const locale = useLocale();
  const sentence = useSwingWords();
  return (
    <>
      {pairs.every(({ holds }) => holds >= FIRM) ? <p>{t('firm')}</p> : null}
      <Table
        caption={t('caption')}
        head={
          <tr>
            <th scope="col">{t('pair')}</th>
            <th scope="col" className="n">
              {t('holds')}
            </th>
            <th scope="col">{t('swing')}</th>
          </tr>
        }
      >
        {pairs.map((pair, index) => (
          // A finished list that never moves; two people may have the same name.
          <tr key={index}>
            <th scope="row">
              {t(pair.isEqual ? 'equal' : 'of', { ahead: pair.ahead, behind: pair.behind })}
            </th>
            <td className="n">{formatPercent(locale, PER_CENT * pair.holds)}</td>
            <td>{sentence(pair)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function useSwingWords(): (pair: PairStability) => string {
  const t = useTranslations('roleWeights.order');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  return ({ ahead, nearest, isEqual }) => {
    if (isEqual) return '';
    if (nearest === null) return t('never');
    const percent = formatPercent(locale, PER_CENT * nearest.weight);
    return t(nearest.side, { ahead, scale: names(nearest.scale), percent });
  };
}

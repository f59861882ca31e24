import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import type { RatingMove, WeightFlip } from '@/lib/job-analysis/weight-flips';
import { SCALE_KEYS } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';

const ONE_DECIMAL = 1;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type ChangeProps = Readonly<{ page: RoleWeights; derived: Derived }>;

/** What would change each weight: one rating, or one rater less. */
export function ChangeSection({ page, derived }: ChangeProps) {
  const t = useTranslations('roleWeights.flips');
  const names = useTranslations('scales.names');
  const sentence = useFlipWords(page);
  return (
    <section className="sec" aria-labelledby="flips-title">
      <h2 id="flips-title">{t('title')}</h2>
      <p className="muted">{t('intro')}</p>
      <dl className="rests">
        {SCALE_KEYS.map((scale, index) =>
          derived.weights[index] === 0 ? null : (
            <Fragment key={scale}>
              <dt>{names(scale)}</dt>
              <dd>{sentence(page.flips[index] ?? null)}</dd>
            </Fragment>
          ),
        )}
      </dl>
      {page.without.length > 0 ? <WithoutTable page={page} derived={derived} /> : null}
    </section>
  );
}

function useFlipWords({ draft, weights }: RoleWeights): (flip: WeightFlip | null) => string {
  const t = useTranslations('roleWeights.flips');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const cellWords = ({ cell }: RatingMove) =>
    cell.kind === 'rating' ? t(`cells.${cell.field}`) : t('relevance', { scale: names(cell.scale) });
  const rating = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : ONE_DECIMAL);
  return (flip) => {
    if (flip === null) return t('none');
    const { move, points, swapsWith } = flip;
    const words = {
      step: draft.steps.find(({ id }) => id === weights.stepIds[move.step])?.title ?? '',
      cell: cellWords(move),
      from: rating(move.from),
      to: rating(move.to),
      points: signed(formatNumber(locale, points, ONE_DECIMAL), points),
    };
    return swapsWith === null ? t('move', words) : t('swap', { ...words, other: names(swapsWith) });
  };
}

function WithoutTable({ page, derived }: ChangeProps) {
  const t = useTranslations('roleWeights.flips');
  const names = useTranslations('scales.shortNames');
  const kinds = useTranslations('roles.expertKinds');
  const locale = useLocale();
  return (
    <>
      <h3>{t('withoutTitle')}</h3>
      <Table
        caption={t('withoutTitle')}
        head={
          <tr>
            <td />
            {SCALE_KEYS.map((scale) => (
              <th key={scale} scope="col" className="n">
                {names(scale)}
              </th>
            ))}
          </tr>
        }
      >
        {page.without.map(({ raterId, derived: without }) => {
          const rater = page.raters.find((each) => each.raterId === raterId);
          return (
            <tr key={raterId}>
              <th scope="row">
                {t('without', { number: rater?.number ?? 0, kind: kinds(rater?.kind ?? 'hr') })}
              </th>
              {SCALE_KEYS.map((scale, index) => (
                <td key={scale} className="n">
                  {without.status === 'none'
                    ? t('noWeights')
                    : difference(locale, without.percents[index] ?? 0, derived.percents[index] ?? 0)}
                </td>
              ))}
            </tr>
          );
        })}
      </Table>
      <p>
        <Link href={`/roles/${page.jobRoleId}/raters`}>{t('toRaters')}</Link>
      </p>
    </>
  );
}

function difference(locale: Locale, after: number, before: number): string {
  return signed(formatNumber(locale, after - before), after - before);
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

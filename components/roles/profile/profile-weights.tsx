import { useLocale, useTranslations } from 'next-intl';
import { WeightBar } from '@/components/charts/weight-bar';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { Table } from '@/components/ui/table';
import { formatPercent } from '@/lib/i18n/format';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import { profileWeights } from '@/lib/job-analysis/profile-document';
import type { ActiveProfileScale, ProfileScale, RoleProfileDocument } from '@/lib/job-analysis/types';

const PER_CENT = 100;

/** Weights and targets of a published profile. */
export function ProfileWeights({ document }: Readonly<{ document: RoleProfileDocument }>) {
  const t = useTranslations('roles.version');
  const roles = useTranslations('roles.weights');
  const percents = weightPercents(profileWeights(document));
  const isSetByHand = document.scales.some((scale) => overrideOf(scale) !== undefined);
  return (
    <section className="sec" aria-labelledby="profile-weights">
      <h2 id="profile-weights">{t('weights')}</h2>
      <p className="muted">{roles(`bounds.${isSetByHand ? 'override' : document.bounds.rule}`)}</p>
      <Table
        caption={t('weights')}
        head={
          <tr>
            <th scope="col">{t('scale')}</th>
            <th scope="col" colSpan={2}>
              {t('weight')}
            </th>
            <th scope="col">{t('target')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        }
      >
        {document.scales.map((scale, index) => (
          <ScaleRow key={scale.key} scale={scale} percent={percents[index] ?? 0} />
        ))}
      </Table>
    </section>
  );
}

function ScaleRow({ scale, percent }: Readonly<{ scale: ProfileScale; percent: number }>) {
  const t = useTranslations('roles.version');
  const roles = useTranslations('roles.weights');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const name = names(scale.key);
  const shown = formatPercent(locale, percent);
  return (
    <tr>
      <th scope="row">
        <span className="with-icon">
          <ScaleIcon scale={scale.key} small />
          {name}
        </span>
      </th>
      {scale.excludedReason === null ? (
        <>
          <td className="n">{shown}</td>
          <td className="bar-cell">
            <WeightBar
              percent={scale.weight * PER_CENT}
              interval={null}
              previous={null}
              label={roles('barLabel', { scale: name, percent: shown })}
            />
          </td>
          <td>
            {scale.targetUpper === null
              ? t('atLeast', { lower: scale.targetLower })
              : t('between', { lower: scale.targetLower, upper: scale.targetUpper })}
          </td>
          <td>
            <Reasons scale={scale} />
          </td>
        </>
      ) : (
        <>
          <td colSpan={3}>{t('left')}</td>
          <td>{scale.excludedReason}</td>
        </>
      )}
    </tr>
  );
}

/** Why a weight was set by hand, beside what the steps gave, and why there is an upper limit. */
function Reasons({ scale }: Readonly<{ scale: ActiveProfileScale }>) {
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  const { override, upperReason } = scale;
  return (
    <>
      {override ? (
        <p>
          {t('overrideReason', {
            derived: formatPercent(locale, override.derivedWeight * PER_CENT),
            reason: override.reason,
          })}
        </p>
      ) : null}
      {upperReason === null ? null : <p>{upperReason}</p>}
    </>
  );
}

function overrideOf(scale: ProfileScale) {
  return scale.excludedReason === null ? scale.override : undefined;
}

import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { Table } from '@/components/ui/table';
import { formatNumber, formatRange } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { targetFromPercentiles } from '@/lib/job-analysis/target-from-percentiles';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';
import type { StatefulAction } from '@/lib/validation/form-state';
import { AnswerForm } from './answer-form';

type TargetActions = Readonly<{
  add: StatefulAction;
  remove: StatefulAction;
  take: StatefulAction;
}>;
type TargetsProps = Readonly<{ page: RoleWeights; answerId: string; actions: TargetActions }>;

/** Experts' answers to the percentile question, what they come to, and the target as it is. */
export function TargetsSection({ page, answerId, actions }: TargetsProps) {
  const t = useTranslations('roleWeights.targets');
  const alpha = useTranslations('roles.alpha');
  const active = SCALE_KEYS.filter((_, index) => page.draft.scales[index]?.excludedReason === null);
  return (
    <section className="sec" aria-labelledby="expert-targets-title" id="targets">
      <h2 id="expert-targets-title">{t('title')}</h2>
      <p className="muted">{t('intro')}</p>
      <Table
        caption={t('title')}
        head={
          <tr>
            <th scope="col">{alpha('scale')}</th>
            <th scope="col">{t('answers')}</th>
            <th scope="col">{t('suggestion')}</th>
            <th scope="col" className="n">
              {t('now')}
            </th>
          </tr>
        }
      >
        {active.map((scale) => (
          <TargetRow key={scale} page={page} scale={scale} actions={actions} />
        ))}
      </Table>
      {page.archived ? null : (
        <AnswerForm
          key={answerId}
          action={actions.add}
          jobRoleId={page.jobRoleId}
          answerId={answerId}
          scales={active}
        />
      )}
      <p className="small muted">
        {t('upper')} <Link href={`/roles/${page.jobRoleId}#targets-title`}>{t('upperLink')}</Link>.
      </p>
    </section>
  );
}

type RowProps = Readonly<{ page: RoleWeights; scale: ScaleKey; actions: TargetActions }>;

function TargetRow({ page, scale, actions }: RowProps) {
  const t = useTranslations('roleWeights.targets');
  const names = useTranslations('scales.names');
  const kinds = useTranslations('roles.expertKinds');
  const answers = page.answers.filter((answer) => answer.scale === scale);
  const lower = page.draft.scales[SCALE_KEYS.indexOf(scale)]?.targetLower ?? null;
  return (
    <tr>
      <th scope="row">{names(scale)}</th>
      <td>
        {answers.length === 0 ? <span className="muted">{t('noAnswers')}</span> : null}
        <ul className="answers">
          {answers.map(({ id, kind, percentile }) => (
            <li key={id}>
              <span>{t('answer', { percentile, kind: kinds(kind) })}</span>
              {page.archived ? null : (
                <OneButtonForm
                  action={actions.remove}
                  id={`remove-${id}`}
                  fields={{ jobRoleId: page.jobRoleId, answerId: id }}
                  label={t('removeShort')}
                  name={t('remove', { percentile, scale: names(scale) })}
                  pendingLabel={t('removeShort')}
                  size="tiny"
                />
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Suggestion page={page} scale={scale} lower={lower} take={actions.take} />
      </td>
      <td className="n">{lower === null ? t('byWeight') : lower}</td>
    </tr>
  );
}

type SuggestionProps = Readonly<{
  page: RoleWeights;
  scale: ScaleKey;
  lower: number | null;
  take: StatefulAction;
}>;

function Suggestion({ page, scale, lower, take }: SuggestionProps) {
  const t = useTranslations('roleWeights.targets');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const percentiles = page.answers
    .filter((answer) => answer.scale === scale)
    .map(({ percentile }) => percentile);
  const suggestion = targetFromPercentiles(percentiles);
  if (suggestion === null) return null;
  const shown = Math.round(suggestion.t);
  return (
    <>
      <span>
        {t('suggested', {
          t: formatNumber(locale, shown),
          experts: suggestion.experts,
          range: formatRange(locale, ...suggestion.range),
        })}
      </span>
      {page.archived || shown === lower ? null : (
        <OneButtonForm
          action={take}
          id={`take-${scale}`}
          size="tiny"
          fields={{
            jobRoleId: page.jobRoleId,
            scale,
            from: lower === null ? '' : String(lower),
            to: String(shown),
          }}
          label={t('take', { t: shown, scale: names(scale) })}
          pendingLabel={t('taking')}
        />
      )}
    </>
  );
}

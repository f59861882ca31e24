'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/lib/actions/action-result';
import { formatPercent } from '@/lib/i18n/format';
import { useRouter } from '@/lib/i18n/navigation';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import { type ForecastInput, impactForecast } from '@/lib/psychometrics/fairness/impact-forecast';
import { SCALE_KEYS } from '@/lib/scales';
import { useDraftStore } from '../draft/use-draft';
import { findScale, type Workbench } from '../draft/workbench';
import { type TouchedAssessment, TouchedList } from '../teamwork/touched-list';
import { ChangeList } from '../profile/change-list';
import { ForecastNote } from '../weights/forecast-note';

export type PublishAction = (
  input: Readonly<{ jobRoleId: string; draftRevision: number }>,
) => Promise<ActionResult<{ version: number }>>;

/** What the forecast of group differences needs beside the weights. */
export type ForecastBasis = Pick<ForecastInput, 'differences' | 'correlations' | 'selectionRate'> &
  Readonly<{ people: number }>;

type PublishDialogProps = Readonly<{
  jobRoleId: string;
  draft: Workbench;
  derived: DerivedWeights;
  /** Number that the new version gets. */
  version: number;
  changes: readonly ProfileChange[] | null;
  publish: PublishAction;
  touched: readonly TouchedAssessment[];
  forecast: ForecastBasis;
  onClose: () => void;
}>;

/** Says what publishing freezes, and publishes. */
export function PublishDialog(props: PublishDialogProps) {
  const { draft, derived, version, changes, onClose } = props;
  const t = useTranslations('roles.publish');
  const common = useTranslations('common');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const { submit, isBusy, error } = usePublish(props);

  return (
    <Dialog open title={t('title', { version })} closeLabel={common('close')} onClose={onClose}>
      <div className="stack">
        <p>{t('freezes')}</p>
        <p>{t('after')}</p>
        <TouchedList assessments={props.touched} />
        <table className="tbl tight">
          <caption className="vh">{t('weights')}</caption>
          <tbody>
            {SCALE_KEYS.map((scale, index) => (
              <tr key={scale}>
                <th scope="row">{names(scale)}</th>
                <td className="n">
                  {findScale(draft, scale).excludedReason !== null || derived.status !== 'derived'
                    ? t('excluded')
                    : formatPercent(locale, derived.percents[index] ?? 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Forecast derived={derived} basis={props.forecast} />
        {changes ? (
          <details>
            <summary>{t('changes', { count: changes.length, version: version - 1 })}</summary>
            <ChangeList changes={changes} />
          </details>
        ) : null}
        {error ? (
          <Notice tone="berry" live>
            {error}
          </Notice>
        ) : null}
        <div className="row-add">
          <Button variant="primary" blocked={isBusy} onClick={submit}>
            {isBusy ? t('busy') : t('submit', { version })}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function Forecast({ derived, basis }: Readonly<{ derived: DerivedWeights; basis: ForecastBasis }>) {
  if (derived.status !== 'derived') return null;
  const { people, ...input } = basis;
  const { ratio, warn } = impactForecast({ ...input, weights: derived.weights });
  return <ForecastNote ratio={ratio} warn={warn} selectionRate={basis.selectionRate} people={people} />;
}

function usePublish({ jobRoleId, publish }: PublishDialogProps) {
  const t = useTranslations('roles.publish');
  const errors = useTranslations('errors');
  const store = useDraftStore();
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string>();

  const run = async () => {
    await store.drain();
    const { pending, revision } = store.getState();
    if (pending.length > 0) return setError(t('unsaved'));
    const reply = await publish({ jobRoleId, draftRevision: revision }).catch(() => undefined);
    if (reply?.ok) return router.push(`/roles/${jobRoleId}/versions/${reply.data.version}`);
    setError(reply ? errors(reply.code) : t('offline'));
    // Somebody else's change belongs on the screen before it is published.
    if (reply?.code === 'CONFLICT') router.refresh();
  };
  const submit = () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    void run().finally(() => setIsBusy(false));
  };
  return { submit, isBusy, error };
}

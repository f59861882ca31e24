'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import type { IncidentKind } from '@/lib/job-analysis/incident-evidence';
import type { StatefulAction } from '@/lib/validation/form-state';

type Option = Readonly<{ value: string; label: string }>;

type CodingFormProps = Readonly<{
  action: StatefulAction;
  place: Readonly<{ jobRoleId: string; incidentId: string }>;
  kind: IncidentKind;
  isCoded: boolean;
  steps: readonly Option[];
  scales: readonly Option[];
  /** The levels of loss or gain in the words of the rating scale. */
  levels: readonly Option[];
  values: Readonly<{ stepId: string; scaleKey: string; level: string }>;
}>;

/** Which step a situation belongs to, what it called for, and how much harm or delight it shows. */
export function CodingForm(props: CodingFormProps) {
  const { action, place, kind, isCoded, steps, scales, levels, values } = props;
  const t = useTranslations('incidents.code');
  const { state, form, field, summary } = useFormState(action, { ...values }, 'code-');
  const { key: stepKey, ...step } = field('stepId');
  const { key: scaleKey, ...scale } = field('scaleKey');
  const { key: levelKey, ...level } = field('level');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      {state.status === 'done' && isCoded ? (
        <Notice tone="sky" live>
          {t('saved')}
        </Notice>
      ) : null}
      <input type="hidden" name="jobRoleId" value={place.jobRoleId} />
      <input type="hidden" name="incidentId" value={place.incidentId} />
      <SelectField
        key={stepKey}
        {...step}
        label={t('step')}
        options={[{ value: '', label: t('choose') }, ...steps]}
      />
      <SelectField
        key={levelKey}
        {...level}
        label={t(kind === 'bad' ? 'loss' : 'gain')}
        options={[{ value: '', label: '–' }, ...levels]}
      />
      <SelectField
        key={scaleKey}
        {...scale}
        label={t('scale')}
        options={[{ value: '', label: t('noScale') }, ...scales]}
      />
      <div className="actions">
        <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}

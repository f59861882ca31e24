'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { DECIDERS } from '@/lib/job-analysis/job-side';
import type { StatefulAction } from '@/lib/validation/form-state';

const TITLE_MAX = 120;
const LINE_MAX = 200;
const UNIT_MAX = 40;

export type DecisionValues = Readonly<{
  title: string;
  condition: string;
  decider: string;
  limitAmount: string;
  limitUnit: string;
  mustInform: string;
  escalation: string;
  /** Ids of the chosen steps, separated by commas. */
  stepIds: string;
}>;

type DecisionFormProps = Readonly<{
  action: StatefulAction;
  jobRoleId: string;
  decisionId: string;
  values: DecisionValues;
  steps: readonly Readonly<{ id: string; number: number; title: string }>[];
}>;

/** One decision of the catalogue; without a script too. */
export function DecisionForm({ action, jobRoleId, decisionId, values, steps }: DecisionFormProps) {
  const t = useTranslations('authority.form');
  const deciders = useTranslations('sideWords.deciders');
  const { form, field, summary } = useFormState(action, { ...values });
  const optional = { optionalLabel: t('optional'), maxLength: LINE_MAX };
  const chosen = field('stepIds').defaultValue.split(',');
  const { key: deciderKey, ...decider } = field('decider');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="decisionId" value={decisionId} />
      <Text field={field('title')} label={t('title')} hint={t('titleHint')} maxLength={TITLE_MAX} required />
      <Text field={field('condition')} label={t('condition')} hint={t('conditionHint')} {...optional} />
      <SelectField
        key={deciderKey}
        {...decider}
        label={t('decider')}
        options={[
          { value: '', label: t('choose') },
          ...DECIDERS.map((value) => ({ value, label: deciders(value) })),
        ]}
      />
      <Text
        {...optional}
        field={field('limitAmount')}
        label={t('limitAmount')}
        hint={t('limitHint')}
        inputMode="decimal"
      />
      <Text
        field={field('limitUnit')}
        label={t('limitUnit')}
        hint={t('unitHint')}
        {...optional}
        maxLength={UNIT_MAX}
      />
      <Text field={field('mustInform')} label={t('mustInform')} hint={t('mustInformHint')} {...optional} />
      <Text field={field('escalation')} label={t('escalation')} {...optional} />
      {steps.length === 0 ? null : <StepBoxes steps={steps} chosen={chosen} />}
      <div className="actions">
        <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
        <LinkButton variant="quiet" href={`/roles/${jobRoleId}/authority`}>
          {t('back')}
        </LinkButton>
      </div>
    </form>
  );
}

type StepBoxesProps = Readonly<{ steps: DecisionFormProps['steps']; chosen: readonly string[] }>;

function StepBoxes({ steps, chosen }: StepBoxesProps) {
  const t = useTranslations('authority.form');
  return (
    <fieldset className="boxes">
      <legend>{t('steps')}</legend>
      {steps.map(({ id, number, title }) => (
        <label key={id}>
          <input type="checkbox" name="stepIds" value={id} defaultChecked={chosen.includes(id)} />{' '}
          <span>
            {number}. {title}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type TextProps = Readonly<{
  field: ReturnType<ReturnType<typeof useFormState>['field']>;
  label: string;
  hint?: string;
  optionalLabel?: string;
  maxLength: number;
  inputMode?: 'decimal';
  required?: boolean;
}>;

function Text({ field: { key, ...state }, ...rest }: TextProps) {
  return <TextField key={key} {...state} {...rest} autoComplete="off" />;
}

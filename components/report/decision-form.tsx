'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { FieldError } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import { DECISION_CHOICES } from '@/lib/validation/candidates';
import { DECISION_GROUNDS } from '@/lib/validation/decision';
import type { StatefulAction } from '@/lib/validation/form-state';

const REASON_MAX = 2000;

type DecisionFormProps = Readonly<{
  action: StatefulAction<{ seq: number }>;
  reportId: string;
  /** Rows of the history on the page. */
  seen: number;
  viewerName: string;
}>;

/** A decision in own words; nothing is chosen beforehand, and the score is no ground. */
export function DecisionForm({ action, reportId, seen, viewerName }: DecisionFormProps) {
  const t = useTranslations('decision');
  const choices = useTranslations('candidates.choices');
  const { form, field, summary } = useFormState(action);
  const { key: choiceKey, id: _choiceId, defaultValue: chosen, ...choice } = field('choice');
  const { key: reasonKey, ...reason } = field('reason');
  const { key: toldKey, ...told } = field('toCandidate');
  const grounds = field('grounds');
  return (
    <form {...form} className="stack no-print">
      <ErrorSummary {...summary} />
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="seen" value={seen} />
      <RadioGroup
        key={choiceKey}
        legend={t('choice')}
        {...choice}
        defaultValue={chosen}
        options={DECISION_CHOICES.map((value) => ({ value, label: choices(value) }))}
        required
      />
      <p className="small muted">{t('notNowNote')}</p>
      <Grounds
        error={grounds.error}
        errorPrefix={grounds.errorPrefix}
        chosen={grounds.defaultValue.split(' ')}
      />
      <TextArea
        key={reasonKey}
        {...reason}
        label={t('reason')}
        hint={t('reasonHint')}
        rows={4}
        maxLength={REASON_MAX}
        required
      />
      <TextArea
        key={toldKey}
        {...told}
        label={t('toCandidate')}
        hint={t('toCandidateHint')}
        rows={3}
        maxLength={REASON_MAX}
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
        <span className="small muted">{t('as', { name: viewerName })}</span>
      </div>
    </form>
  );
}

type GroundsProps = Readonly<{ error: string | undefined; errorPrefix: string; chosen: readonly string[] }>;

function Grounds({ error, errorPrefix, chosen }: GroundsProps) {
  const t = useTranslations('decision');
  const describedBy = error === undefined ? 'grounds-hint' : 'grounds-hint grounds-error';
  return (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend className="label">{t('grounds')}</legend>
      <span className="hint" id="grounds-hint">
        {t('groundsHint')}
      </span>
      <FieldError id="grounds" error={error} errorPrefix={errorPrefix} />
      <div className="opts-row">
        {DECISION_GROUNDS.map((ground, index) => (
          <label key={ground} className="opt">
            <input
              type="checkbox"
              id={index === 0 ? 'grounds' : `grounds-${ground}`}
              name="grounds"
              value={ground}
              defaultChecked={chosen.includes(ground)}
            />
            {t(`ground.${ground}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

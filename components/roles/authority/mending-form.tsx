'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { MEND_STATES } from '@/lib/job-analysis/job-side';
import type { StatefulAction } from '@/lib/validation/form-state';

const LINE_MAX = 200;
const TEXT_MAX = 600;

/** One text of a mending: its name in the form and its words. */
export type MendingText = Readonly<{ name: string; label: string; hint?: string; value: string }>;

type MendingFormProps = Readonly<{
  action: StatefulAction;
  /** Ids that say what is mended. */
  place: Readonly<Record<string, string>>;
  texts: readonly MendingText[];
  owner: string;
  dueOn: string;
  state: string;
  /** Keeps the forms of one page apart. */
  idPrefix?: string;
  /** Where the way back leads, when the form is a page of its own. */
  backHref?: string;
}>;

/** What is mended or missing, who answers for it, until when, and how far it is. */
export function MendingForm({ action, place, texts, idPrefix = '', backHref, ...values }: MendingFormProps) {
  const t = useTranslations('authority');
  const states = useTranslations('sideWords.states');
  const initial = { ...values, ...Object.fromEntries(texts.map(({ name, value }) => [name, value])) };
  const { state, form, field, summary } = useFormState(action, initial, idPrefix);
  const { key: ownerKey, ...owner } = field('owner');
  const { key: dueKey, ...due } = field('dueOn');
  const { key: stateKey, ...stage } = field('state');
  return (
    <form {...form} className="stack mending">
      <ErrorSummary {...summary} />
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="pair">
        {texts.map(({ name, label, hint }) => {
          const { key, ...text } = field(name);
          const hinted = hint === undefined ? {} : { hint };
          return <TextArea key={key} {...text} {...hinted} name={name} label={label} maxLength={TEXT_MAX} />;
        })}
      </div>
      <div className="trio">
        <TextField
          key={ownerKey}
          {...owner}
          label={t('fixForm.owner')}
          hint={t('fixForm.ownerHint')}
          maxLength={LINE_MAX}
          autoComplete="off"
        />
        <TextField key={dueKey} {...due} type="date" label={t('fixForm.due')} />
        <SelectField
          key={stateKey}
          {...stage}
          label={t('fixForm.state')}
          options={MEND_STATES.map((value) => ({ value, label: states(value) }))}
        />
      </div>
      <div className="actions">
        <SubmitButton variant={backHref === undefined ? 'plain' : 'primary'} pendingLabel={t('form.saving')}>
          {t('form.save')}
        </SubmitButton>
        {backHref === undefined ? null : (
          <LinkButton variant="quiet" href={backHref}>
            {t('form.back')}
          </LinkButton>
        )}
      </div>
      {state.status === 'done' ? (
        <Notice tone="sky" live>
          {t('conditions.saved')}
        </Notice>
      ) : null}
    </form>
  );
}

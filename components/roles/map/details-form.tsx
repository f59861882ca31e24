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
import type { StatefulAction } from '@/lib/validation/form-state';
import { CHANNELS_FIELD, type DetailField, FROM_PREFIX } from './details-fields';

type DetailsFormProps = Readonly<{
  action: StatefulAction<Readonly<{ revision: number; changed: number }>>;
  /** Ids that say what the fields belong to. */
  place: Readonly<Record<string, string>>;
  fields: readonly DetailField[];
  backHref: string;
}>;

/** Details of a job, a stage or a step: saved together, and only what was changed. */
export function DetailsForm({ action, place, fields, backHref }: DetailsFormProps) {
  const t = useTranslations('workMap');
  const initial = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const { state, form, field, summary } = useFormState(action, initial);
  const changed = state.status === 'done' ? state.data.changed : null;
  return (
    <form {...form} className="stack narrow">
      <ErrorSummary {...summary} />
      {changed === null ? null : (
        <Notice tone="sky" live>
          {changed === 0 ? t('form.nothingChanged') : t('form.saved', { count: changed })}
        </Notice>
      )}
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((detail) => {
        const { key, defaultValue, ...text } = field(detail.name);
        return <DetailControl key={key} detail={detail} text={text} value={defaultValue} />;
      })}
      <div className="row-form">
        <SubmitButton pendingLabel={t('form.saving')}>{t('form.save')}</SubmitButton>
        <LinkButton href={backHref}>{t('form.back')}</LinkButton>
      </div>
    </form>
  );
}

type FieldText = Readonly<{ id: string; error: string | undefined; errorPrefix: string }>;
type DetailControlProps = Readonly<{ detail: DetailField; text: FieldText; value: string }>;

function DetailControl({ detail, text, value }: DetailControlProps) {
  const { error, ...rest } = text;
  const words = {
    ...rest,
    label: detail.label,
    ...(error === undefined ? {} : { error }),
    ...(detail.hint === undefined ? {} : { hint: detail.hint }),
  };
  const isNumber = detail.kind === 'number' || (detail.kind === 'choice' && detail.isNumber === true);
  const first = (
    <input
      type="hidden"
      name={`${FROM_PREFIX}${isNumber ? 'number' : 'text'}.${detail.name}`}
      value={detail.value}
    />
  );
  switch (detail.kind) {
    case 'boxes':
      return (
        <fieldset className="boxes">
          <legend>{detail.label}</legend>
          {first}
          {detail.options.map((option) => (
            <label key={option.value}>
              <input
                type="checkbox"
                name={CHANNELS_FIELD}
                value={option.value}
                defaultChecked={value.split(',').includes(option.value)}
              />{' '}
              {option.label}
            </label>
          ))}
        </fieldset>
      );
    case 'choice':
      return (
        <>
          {first}
          <SelectField {...words} defaultValue={value} options={detail.options} />
        </>
      );
    case 'area':
      return (
        <>
          {first}
          <TextArea {...words} defaultValue={value} maxLength={detail.max} />
        </>
      );
    case 'number':
    case 'text':
      return (
        <>
          {first}
          <TextField
            {...words}
            defaultValue={value}
            inputMode={detail.kind === 'number' ? 'numeric' : 'text'}
            maxLength={detail.kind === 'text' ? detail.max : undefined}
          />
        </>
      );
  }
}

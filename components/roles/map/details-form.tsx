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
import { CHANNELS_FIELD, type DetailField, type DetailOption, FROM_PREFIX } from './details-fields';

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
  const isNumber = detail.kind === 'number' || (detail.kind === 'choice' && detail.isNumber === true);
  const first = `${FROM_PREFIX}${isNumber ? 'number' : 'text'}.${detail.name}`;
  return (
    <>
      <input type="hidden" name={first} value={detail.value} />
      {detail.kind === 'boxes' ? (
        <Boxes legend={detail.label} options={detail.options} value={value} />
      ) : (
        <OneControl detail={detail} text={text} value={value} />
      )}
    </>
  );
}

type OneControlProps = Readonly<{
  detail: Exclude<DetailField, { kind: 'boxes' }>;
  text: FieldText;
  value: string;
}>;

function OneControl({ detail, text: { error, ...rest }, value }: OneControlProps) {
  const words = {
    ...rest,
    label: detail.label,
    ...(error === undefined ? {} : { error }),
    ...(detail.hint === undefined ? {} : { hint: detail.hint }),
  };
  switch (detail.kind) {
    case 'choice':
      return <SelectField {...words} defaultValue={value} options={detail.options} />;
    case 'area':
      return <TextArea {...words} defaultValue={value} maxLength={detail.max} />;
    case 'number':
      return <TextField {...words} defaultValue={value} inputMode="numeric" />;
    case 'text':
      return <TextField {...words} defaultValue={value} maxLength={detail.max} />;
  }
}

type BoxesProps = Readonly<{ legend: string; options: readonly DetailOption[]; value: string }>;

function Boxes({ legend, options, value }: BoxesProps) {
  const chosen = value.split(',');
  return (
    <fieldset className="boxes">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            name={CHANNELS_FIELD}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />{' '}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

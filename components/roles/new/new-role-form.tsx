'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { ErrorSummary, type SummaryError } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/actions/action-result';
import { formatList } from '@/lib/i18n/format';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';
import { useRouter } from '@/lib/i18n/navigation';
import { fieldMessages } from '@/lib/validation/field-messages';
import { createJobRoleInput, type CreateJobRoleInput } from '@/lib/validation/job-role';
import { useFieldMessage } from '../words/use-field-message';

type NewRoleFormProps = Readonly<{
  locale: Locale;
  firstStages: Readonly<Record<string, readonly string[]>>;
  create: (input: CreateJobRoleInput) => Promise<ActionResult<{ jobRoleId: string }>>;
}>;

const LANGUAGES = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }));

/** Title, industry and language: enough to begin with. */
export function NewRoleForm(props: NewRoleFormProps) {
  const t = useTranslations('roles.new');
  const common = useTranslations('common');
  const { values, set, fields, errors, isBusy, submit } = useNewRole(props);
  const stages = props.firstStages[values.locale] ?? [];
  const errorPrefix = common('errorPrefix');
  return (
    <form className="stack form" onSubmit={submit} noValidate>
      <ErrorSummary title={common('errorSummaryTitle')} errorPrefix={errorPrefix} errors={errors} />
      <TextField
        id="title"
        label={t('name')}
        hint={t('nameHint')}
        error={fields['title']}
        errorPrefix={errorPrefix}
        value={values.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextField
        id="industry"
        label={t('industry')}
        optionalLabel={common('optional')}
        error={fields['industry']}
        errorPrefix={errorPrefix}
        value={values.industry}
        onChange={(event) => set({ industry: event.target.value })}
      />
      <SelectField
        id="locale"
        label={t('language')}
        hint={t('languageHint')}
        options={LANGUAGES}
        value={values.locale}
        onChange={(event) =>
          set({ locale: isLocale(event.target.value) ? event.target.value : values.locale })
        }
      />
      <CheckboxField
        id="with-path"
        label={t('withPath')}
        hint={t('withPathHint', { stages: formatList(values.locale, stages) })}
        checked={values.withPath}
        onChange={(event) => set({ withPath: event.target.checked })}
      />
      <p>
        <Button type="submit" variant="primary" blocked={isBusy}>
          {isBusy ? t('submitting') : t('submit')}
        </Button>
      </p>
    </form>
  );
}

function useNewRole({ locale, firstStages, create }: NewRoleFormProps) {
  const router = useRouter();
  const fieldMessage = useFieldMessage();
  const messages = useTranslations('errors');
  const [values, setValues] = useState({ title: '', industry: '', locale, withPath: true });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  const show = (keys: Readonly<Record<string, string>>) => {
    const worded = Object.fromEntries(Object.entries(keys).map(([field, key]) => [field, fieldMessage(key)]));
    setFields(worded);
    setErrors(Object.entries(worded).map(([fieldId, message]) => ({ fieldId, message })));
  };
  const send = async (input: CreateJobRoleInput) => {
    const reply = await create(input).catch(() => undefined);
    if (reply?.ok) return router.push(`/roles/${reply.data.jobRoleId}`);
    setIsBusy(false);
    if (reply?.fields) show(reply.fields);
    else setErrors([{ message: messages(reply?.code ?? 'UNEXPECTED') }]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const { withPath, ...role } = values;
    const stageTitles = withPath ? [...(firstStages[values.locale] ?? [])] : [];
    const parsed = createJobRoleInput.safeParse({ ...role, stageTitles });
    if (!parsed.success) return show(fieldMessages(parsed.error));
    setFields({});
    setErrors([]);
    setIsBusy(true);
    void send(parsed.data);
  };
  const set = (changed: Partial<typeof values>) => setValues({ ...values, ...changed });
  return { values, set, fields, errors, isBusy, submit };
}

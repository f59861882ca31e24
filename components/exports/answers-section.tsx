import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/locales';
import type { RequestedExport } from '@/lib/services/assessment-exports';
import type { StatefulAction } from '@/lib/validation/form-state';
import { AnswersForm } from './answers-form';
import { RequestedFile } from './requested-file';

type AnswersSectionProps = Readonly<{
  assessmentId: string;
  locale: Locale;
  path: string;
  action: StatefulAction;
  state: RequestedExport | null;
}>;

/** The raw answers: for administrators, with a reason that is kept. */
export function AnswersSection({ assessmentId, locale, path, action, state }: AnswersSectionProps) {
  const t = useTranslations('exports.answers');
  const isOpen = state?.status === 'waiting' || state?.status === 'running';
  return (
    <section className="sec stack narrow-form" aria-labelledby="export-answers">
      <h2 id="export-answers">{t('title')}</h2>
      <Notice tone="sun">{t('body')}</Notice>
      {state === null ? null : <RequestedFile state={state} path={path} locale={locale} />}
      {isOpen ? null : <AnswersForm action={action} assessmentId={assessmentId} locale={locale} />}
    </section>
  );
}

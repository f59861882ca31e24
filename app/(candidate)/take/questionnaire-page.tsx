import { getFormatter, getLocale } from 'next-intl/server';
import { Runner } from '@/components/take/runner';
import type { View } from '@/components/take/view';
import type { CandidateActor } from '@/lib/auth/policy';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { readQuestionnaire } from '@/lib/services/take';
import { consentTexts } from './consent-texts';
import { runnerTexts } from './runner-texts';

type QuestionnairePageProps = Readonly<{
  actor: CandidateActor;
  view: CandidateView;
  start: View;
  error: string | string[] | undefined;
}>;

const PROBLEMS = ['missing', 'differ', 'failed'] as const;

/** All statements, text only, with what has been answered: moving between them needs no server. */
export async function QuestionnairePage({ actor, view, start, error }: QuestionnairePageProps) {
  const [locale, format] = await Promise.all([getLocale(), getFormatter()]);
  const { form, given, savedAt } = await readQuestionnaire(actor, { locale });
  const { withdrawal } = consentTexts(view, locale);
  return (
    <Runner
      attemptRef={view.ref}
      locale={locale}
      organizationName={view.organizationName}
      locales={view.locales}
      largeText={view.largeText}
      question={form.question}
      statements={form.statements}
      options={form.options}
      given={given}
      start={start}
      problem={PROBLEMS.find((problem) => problem === error) ?? null}
      savedTime={savedAt ? format.dateTime(savedAt, 'time') : null}
      texts={await runnerTexts(view.organizationName, withdrawal.link)}
    />
  );
}

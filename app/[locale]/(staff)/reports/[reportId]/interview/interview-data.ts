import { getLocale, getTranslations } from 'next-intl/server';
import { personName } from '@/components/assessments/person-name';
import type { GuideContext } from '@/components/interview/guide-context';
import { reportNumbers } from '@/components/report/report-numbers';
import { requirePageActor } from '@/lib/auth/viewer';
import { loadInterviewGuide } from '@/lib/content/load-interviews';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { type InterviewPage, type InterviewQuestionView, viewInterview } from '@/lib/services/interviews';
import { idOrNotFound, orNotFound } from '../../../page-data';

export type ShownInterview = Extract<InterviewPage, { status: 'shown' }>;

/** What both pages of an interview show. */
export async function loadInterview(params: Promise<{ reportId: string }>) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const reportId = idOrNotFound((await params).reportId);
  const page = await orNotFound(viewInterview(actor, { reportId }));
  const name = personName(page.person, await getTranslations('candidates.names'));
  return { locale, page, name };
}

/** Words, numbers and reasons of an interview in the language of the page. */
export function guideContext(locale: Locale, page: ShownInterview): GuideContext {
  const { model, profile, selection, contentVersion, reportId } = page;
  return {
    ...{ model, profile, selection },
    text: loadInterviewGuide(contentVersion).texts[locale],
    numbers: reportNumbers(locale, getPathname({ href: `/reports/${reportId}`, locale }), null),
  };
}

/** The questions of the interview, or those that it would have. */
export function questionsOf({ interview, selection }: ShownInterview): readonly InterviewQuestionView[] {
  if (interview !== null) return interview.questions;
  return selection.questions.map(({ kind, key, scale, stepId }) => ({
    ...{ id: `${key}-${stepId ?? ''}`, kind, key, scale, stepId },
    ...{ ownText: null, addedBy: null, isAdded: false },
  }));
}

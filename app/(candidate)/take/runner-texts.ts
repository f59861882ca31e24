import { getTranslations } from 'next-intl/server';
import type { RunnerTexts } from '@/components/take/texts';

/** The words that go to the browser with the statements: only these, and none of a scale. */
export async function runnerTexts(organization: string, withdraw: string): Promise<RunnerTexts> {
  const t = await getTranslations('take');
  /** A text whose places the browser fills. */
  const open = (key: Parameters<typeof t.raw>[0]): string => String(t.raw(key));
  return {
    language: t('language'),
    errorPrefix: open('errorPrefix'),
    statementTitle: open('statement.pageTitle'),
    checkTitle: open('check.pageTitle'),
    counter: open('statement.counter'),
    previous: t('statement.previous'),
    backToInstructions: t('statement.backToInstructions'),
    backToCheck: t('check.backToCheck'),
    next: t('statement.next'),
    toCheck: t('statement.toCheck'),
    skip: t('statement.skip'),
    skipped: t('statement.skipped'),
    pause: t('statement.pause'),
    withdraw,
    missingTitle: t('statement.errorTitle'),
    missing: t('statement.errorChoose'),
    failedTitle: t('closed.errorTitle'),
    failed: t('closed.errorText'),
    saving: t('state.saving'),
    saved: t('state.saved'),
    savedAt: open('state.savedAt'),
    offline: t('state.offline'),
    retrying: t('state.retrying'),
    takenOver: t('state.takenOver'),
    takeOver: t('state.takeOver'),
    otherAttempt: t('state.otherAttempt'),
    closed: t('state.closed'),
    sessionEnded: t('state.sessionEnded'),
    broken: t('state.broken'),
    check: t('check.title'),
    answered: open('check.answered'),
    openTitle: open('check.openTitle'),
    openText: t('check.openText'),
    noneOpen: t('check.noneOpen'),
    answersTitle: t('check.answersTitle'),
    group: open('check.group'),
    noAnswer: t('check.noAnswer'),
    answer: t('check.answer'),
    answerStatement: open('check.answerStatement'),
    change: t('check.change'),
    changeStatement: open('check.changeStatement'),
    whoSees: t('check.whoSees', { organization }),
    submit: t('check.submit'),
    submitting: t('check.submitting'),
    mismatch: t('check.mismatch'),
  };
}

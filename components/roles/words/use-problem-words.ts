'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatList } from '@/lib/i18n/format';
import type { DraftProblem, RoleDraft } from '@/lib/job-analysis/types';

/** What keeps a draft from being published, as sentences. */
export function useProblemWords(draft: RoleDraft): (problem: DraftProblem) => string {
  const t = useTranslations('roles.problems');
  const fields = useTranslations('roles.fields.step');
  const scales = useTranslations('scales.names');
  const locale = useLocale();

  const stepNumber = (stepId: string) => (draft.steps.find(({ id }) => id === stepId)?.position ?? 0) + 1;
  const stageNumber = (stageId: string) => draft.stages.findIndex(({ id }) => id === stageId) + 1;

  return (problem) => {
    if (problem.code === 'ratingIncomplete') {
      const missing = formatList(
        locale,
        problem.missing.map((field) => fields(field)),
      );
      return t('ratingIncomplete', { number: stepNumber(problem.stepId), missing });
    }
    if ('stepId' in problem) return t(problem.code, { number: stepNumber(problem.stepId) });
    if ('stageId' in problem) return t(problem.code, { number: stageNumber(problem.stageId) });
    if ('scale' in problem) return t(problem.code, { scale: scales(problem.scale) });
    return t(problem.code);
  };
}

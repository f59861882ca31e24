'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Link } from '@/lib/i18n/navigation';
import { ratedShare } from '@/lib/job-analysis/draft-problems';
import type { RatedStep, RoleDraft } from '@/lib/job-analysis/types';
import type { StepWords } from '../words/step-words';

export type TemplateOrigin = Readonly<{
  key: string;
  version: number;
  title: string | null;
  examples: Readonly<Record<string, RatedStep>>;
}>;

type TemplateLockProps = Readonly<{
  jobRoleId: string;
  template: TemplateOrigin;
  draft: Pick<RoleDraft, 'steps'>;
}>;

/** Says that a draft came from a template, and what keeps it from being used for selection. */
export function TemplateLock({ jobRoleId, template, draft }: TemplateLockProps) {
  const t = useTranslations('roles.template');
  const { key, version, title } = template;
  const { rated, of } = ratedShare(draft);
  if (rated === of) {
    return (
      <p className="small muted">{title === null ? t('openGone', { key, version }) : t('open', { title })}</p>
    );
  }
  return (
    <Notice tone="sun" title={title === null ? t('titleGone', { key, version }) : t('title', { title })}>
      <p>
        {t('body', { rated, of })} <Link href={`/roles/${jobRoleId}/raters/invite`}>{t('invite')}</Link>
      </p>
      {title === null ? null : <p>{t('examples')}</p>}
    </Notice>
  );
}

/** One example of the template's authors, under the cell of the organisation's own rating. */
export function ExampleMark({ value, words }: Readonly<{ value: number | undefined; words: StepWords }>) {
  if (value === undefined) return null;
  const said = words.exampleOf(value);
  return (
    <span className="example" title={said}>
      <span aria-hidden="true">{value}</span>
      <span className="vh">{said}</span>
    </span>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Link } from '@/lib/i18n/navigation';
import { ownRating, type Workbench } from '../draft/workbench';

type RaterNoticeProps = Readonly<{ jobRoleId: string; draft: Workbench; counted: number }>;

/** Where several people rate the job: whose ratings the table holds, and that the weights come from all of them. */
export function RaterNotice({ jobRoleId, draft, counted }: RaterNoticeProps) {
  const t = useTranslations('roles.raterNotice');
  const isOwnOff = draft.steps.some((step) => ownRating(draft, step)?.counted === false);
  if (counted < 2 && !isOwnOff) return null;
  return (
    <div className="rater-notice">
      <Notice tone="sky">
        <p>
          {counted > 1 ? t('several', { count: counted }) : null} {isOwnOff ? t('own') : null}{' '}
          <Link href={`/roles/${jobRoleId}/raters`}>{t('go')}</Link>
        </p>
      </Notice>
    </div>
  );
}

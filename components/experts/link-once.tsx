'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/forms/copy-field';
import { Notice } from '@/components/ui/notice';

type LinkOnceProps = Readonly<{ title: string; link: string; mailed: boolean }>;

/** The link of a rater or an observer, which nobody can look up again. */
export function LinkOnce({ title, link, mailed }: LinkOnceProps) {
  const t = useTranslations('experts.link');
  return (
    <div className="stack">
      <Notice tone="sky" title={title} live>
        {t(mailed ? 'mailed' : 'once')}
      </Notice>
      <CopyField
        id="personal-link"
        label={t('label')}
        value={link}
        copyLabel={t('copy')}
        copiedLabel={t('copied')}
      />
    </div>
  );
}

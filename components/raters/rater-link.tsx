'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/forms/copy-field';
import { Notice } from '@/components/ui/notice';

type RaterLinkProps = Readonly<{ title: string; link: string; mailed: boolean }>;

/** A rater's link, which nobody can look up again. */
export function RaterLink({ title, link, mailed }: RaterLinkProps) {
  const t = useTranslations('raters.form');
  return (
    <div className="stack">
      <Notice tone="sky" title={title} live>
        {t(mailed ? 'doneMailed' : 'doneOnce')}
      </Notice>
      <CopyField
        id="rater-link"
        label={t('link')}
        value={link}
        copyLabel={t('copy')}
        copiedLabel={t('copied')}
      />
    </div>
  );
}

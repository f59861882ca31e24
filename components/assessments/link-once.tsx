'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';

/** A candidate's link, which nobody can look up again: to copy here, or as a text to select without a script. */
export function LinkOnce({ title, link }: Readonly<{ title: string; link: string }>) {
  const t = useTranslations('assessments.invite');
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Without the right to write to the clipboard the text is selected, ready to be copied by hand.
      box.current?.querySelector('input')?.select();
    }
  };

  return (
    <div ref={box} className="stack">
      <Notice tone="sky" title={title} live>
        {t('doneBody')}
      </Notice>
      <TextField id="invitation-link" label={t('linkLabel')} value={link} readOnly />
      <div className="actions">
        <Button onClick={copy}>
          <Icon name="copy" /> {t('copy')}
        </Button>
        <span role="status" className="small muted">
          {copied ? t('copied') : null}
        </span>
      </div>
    </div>
  );
}

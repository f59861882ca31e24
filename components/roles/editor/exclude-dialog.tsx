'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextArea } from '@/components/forms/text-area';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ScaleKey } from '@/lib/scales';
import { TEXT_MAX } from '@/lib/validation/role-draft';
import { useDraftStore } from '../draft/use-draft';
import { useFieldMessage } from '../words/use-field-message';

/** Leaves a scale out of the job, with the reason that the profile will show. */
export function ExcludeDialog({ scale, onClose }: Readonly<{ scale: ScaleKey; onClose: () => void }>) {
  const t = useTranslations('roles.targets');
  const common = useTranslations('common');
  const names = useTranslations('scales.names');
  const fieldMessage = useFieldMessage();
  const store = useDraftStore();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = reason.trim();
    if (text === '' || text.length > TEXT_MAX.reason) {
      setError(fieldMessage(text === '' ? 'reasonRequired' : 'tooLong'));
      document.getElementById('exclude-reason')?.focus();
      return;
    }
    store.setCell({ type: 'scale', scale, field: 'excludedReason' }, text);
    onClose();
  };

  return (
    <Dialog
      open
      title={t('excludeTitle', { scale: names(scale) })}
      closeLabel={common('close')}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p>{t('excludeIntro')}</p>
        <TextArea
          id="exclude-reason"
          label={t('excludeReason')}
          value={reason}
          error={error}
          errorPrefix={common('errorPrefix')}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row-add">
          <Button type="submit" variant="primary">
            {t('excludeSubmit')}
          </Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

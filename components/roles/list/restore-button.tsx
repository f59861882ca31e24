'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ActionResult } from '@/lib/actions/action-result';

export type RestoreAction = (input: Readonly<{ jobRoleId: string }>) => Promise<ActionResult<void>>;

type RestoreButtonProps = Readonly<{ jobRoleId: string; title: string; restore: RestoreAction }>;

/** Brings an archived job back to the list. */
export function RestoreButton({ jobRoleId, title, restore }: RestoreButtonProps) {
  const t = useTranslations('roles.list');
  const bin = useTranslations('teamwork.bin');
  const [isBusy, start] = useTransition();
  const onClick = () => {
    if (isBusy) return;
    start(async () => {
      await restore({ jobRoleId });
    });
  };
  return (
    <Button size="tiny" blocked={isBusy} onClick={onClick}>
      <span aria-hidden="true">{t('restore')}</span>
      <VisuallyHidden>{bin('restoreOf', { title })}</VisuallyHidden>
    </Button>
  );
}

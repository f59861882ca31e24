'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/actions/action-result';
import { useRouter } from '@/lib/i18n/navigation';

type ArchiveButtonProps = Readonly<{
  jobRoleId: string;
  archive: (input: Readonly<{ jobRoleId: string }>) => Promise<ActionResult<void>>;
}>;

/** Puts the job aside; it can be brought back on the list. */
export function ArchiveButton({ jobRoleId, archive }: ArchiveButtonProps) {
  const t = useTranslations('roles.head');
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const onClick = () => {
    if (isBusy) return;
    start(async () => {
      const reply = await archive({ jobRoleId });
      if (reply.ok) router.push('/roles');
    });
  };
  return (
    <p className="archive">
      <Button size="tiny" variant="quiet" blocked={isBusy} onClick={onClick}>
        {isBusy ? t('archiving') : t('archive')}
      </Button>
    </p>
  );
}

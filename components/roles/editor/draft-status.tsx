'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type SaveState, SaveStatus } from '@/components/forms/save-status';
import { Link } from '@/lib/i18n/navigation';
import { formatTime } from '@/lib/i18n/format';
import type { DraftSaveState, DraftState } from '../draft/draft-state';
import { useCellWords } from '../words/use-cell-words';

const LOOKS: Readonly<Record<DraftSaveState, SaveState>> = {
  saved: 'saved',
  saving: 'saving',
  offline: 'offline',
  failed: 'failed',
  signedOut: 'failed',
  refused: 'failed',
};

/** The one line that says whether the work is safe. */
export function DraftStatus({ state }: Readonly<{ state: DraftState }>) {
  const t = useTranslations('roles.save');
  const locale = useLocale();
  const { save, savedAt, pending } = state;
  const text =
    save === 'saved'
      ? t('saved', { time: formatTime(locale, new Date(savedAt)) })
      : t(save, { count: pending.length });
  return (
    <>
      <SaveStatus state={LOOKS[save]} text={text} />
      {save === 'signedOut' ? <Link href="/sign-in">{t('signIn')}</Link> : null}
    </>
  );
}

/** What came of the last undo or removal, in words; it stays until the next change. */
export function DraftNoticeLine({ state }: Readonly<{ state: DraftState }>) {
  const t = useTranslations('roles.notice');
  const { commandName } = useCellWords(state.draft);
  const { notice } = state;
  return (
    <p className="draft-notice small" role="status">
      {notice === null
        ? ''
        : 'command' in notice
          ? t(notice.kind, { what: commandName(notice.command) })
          : t(notice.kind)}
    </p>
  );
}

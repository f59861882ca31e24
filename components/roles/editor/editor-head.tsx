'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { PageHead } from '@/components/layout/page-head';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { DraftState } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { DraftNoticeLine, DraftStatus } from './draft-status';
import { PROBLEMS_TITLE_ID } from './problems-list';
import { useUndoKey } from './use-undo-key';

type EditorHeadProps = Readonly<{
  state: DraftState;
  /** Number that the next publication gets. */
  version: number;
  archived: boolean;
  isReady: boolean;
  /** Whose ratings count. */
  raters: number;
  onPublish: () => void;
}>;

/** Title, whether the work is safe, undo and publish. */
export function EditorHead({ state, version, archived, isReady, raters, onPublish }: EditorHeadProps) {
  const t = useTranslations('roles');
  const store = useDraftStore();
  const undo = useCallback(() => {
    if (!archived) void store.undo();
  }, [store, archived]);
  useUndoKey(undo);
  const { draft, canUndo, pending } = state;

  return (
    <>
      <PageHead
        title={draft.title}
        facts={[
          ...(draft.industry === '' ? [] : [draft.industry]),
          t('head.draft', { version }),
          t('head.raters', { count: raters }),
        ]}
        actions={
          <>
            <DraftStatus state={state} />
            <Button variant="quiet" blocked={(!canUndo && pending.length === 0) || archived} onClick={undo}>
              <Icon name="undo" />
              {t('head.undo')}
            </Button>
            <Button
              variant="primary"
              blocked={!isReady}
              aria-describedby={PROBLEMS_TITLE_ID}
              onClick={onPublish}
            >
              {t('head.publish')}
            </Button>
          </>
        }
      />
      <DraftNoticeLine state={state} />
      {archived ? <Notice tone="sky">{t('head.archived')}</Notice> : null}
    </>
  );
}

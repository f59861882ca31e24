'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ProfileStage } from '@/lib/job-analysis/types';
import type { CellIssue } from '../draft/draft-state';
import { newId } from '../draft/new-id';
import { useDraftStore } from '../draft/use-draft';
import { cellId, stepsOfStage, type CellRef, type Workbench } from '../draft/workbench';
import { CellIssueNote, issueId } from './cell-issue-note';
import { PopoverMenu } from './popover-menu';
import { TextCell } from './text-cell';

type PathEditorProps = Readonly<{
  draft: Workbench;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
  /** A control that should take the focus as soon as it is on the page. */
  onWant: (id: string) => void;
}>;

/** The service path: stages with what the customer should experience, edited in place. */
export function PathEditor({ draft, issues, readOnly, onWant }: PathEditorProps) {
  const t = useTranslations('roles.path');
  const store = useDraftStore();
  const add = () => {
    const stageId = newId();
    const after = draft.stages.at(-1)?.id ?? null;
    store.change({ type: 'addStage', stageId, after, title: '', target: '' });
    onWant(cellId({ type: 'stage', stageId, field: 'title' }));
  };
  return (
    <section aria-labelledby="path-title" className="stack">
      <h2 className="vh" id="path-title">
        {t('title')}
      </h2>
      {draft.stages.length === 0 ? <p className="muted">{t('empty')}</p> : null}
      <ol className="path edit">
        {draft.stages.map((stage, index) => (
          <Stage
            key={stage.id}
            draft={draft}
            stage={stage}
            index={index}
            issues={issues}
            readOnly={readOnly}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <p>
          <Button size="tiny" id="add-stage" onClick={add}>
            <Icon name="add" small />
            {t('add')}
          </Button>
        </p>
      )}
    </section>
  );
}

type StageProps = Readonly<{
  draft: Workbench;
  stage: ProfileStage;
  index: number;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
}>;

function Stage({ draft, stage, index, issues, readOnly }: StageProps) {
  const t = useTranslations('roles.path');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  const number = index + 1;
  const title: CellRef = { type: 'stage', stageId: stage.id, field: 'title' };
  const target: CellRef = { type: 'stage', stageId: stage.id, field: 'target' };
  const found = [title, target].flatMap((cell) => issues.get(cellId(cell)) ?? []);
  return (
    <li>
      <div className="stage-head">
        <span className="no" aria-hidden="true">{`${number}.`}</span>
        <TextCell
          cell={title}
          value={stage.title}
          label={t('titleLabel', { number })}
          strong
          readOnly={readOnly}
          issue={issues.get(cellId(title))}
          describedBy={issueId(issues.get(cellId(title)))}
        />
        {readOnly ? null : (
          <Button
            variant="quiet"
            size="icon"
            aria-label={t('menu', { number })}
            aria-haspopup="dialog"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <Icon name="menu" small />
          </Button>
        )}
      </div>
      <TextCell
        cell={target}
        value={stage.target ?? ''}
        label={t('targetLabel', { number })}
        readOnly={readOnly}
        issue={issues.get(cellId(target))}
        describedBy={issueId(issues.get(cellId(target)))}
      />
      {stage.target ? null : <span className="small muted">{t('targetHint')}</span>}
      {found.map((issue) => (
        <CellIssueNote key={cellId(issue.ref)} issue={issue} draft={draft} />
      ))}
      {anchor ? (
        <StageMenu draft={draft} stage={stage} index={index} anchor={anchor} onClose={close} />
      ) : null}
    </li>
  );
}

type StageMenuProps = Omit<StageProps, 'issues' | 'readOnly'> &
  Readonly<{ anchor: HTMLElement; onClose: () => void }>;

function StageMenu({ draft, stage, index, anchor, onClose }: StageMenuProps) {
  const t = useTranslations('roles.path');
  const store = useDraftStore();
  const hasSteps = stepsOfStage(draft, stage.id).length > 0;
  const isLast = index === draft.stages.length - 1;
  const move = (after: string | null) => store.change({ type: 'moveStage', stageId: stage.id, after });
  const remove = () => {
    if (hasSteps) return;
    onClose();
    store.change({ type: 'removeStage', stageId: stage.id });
    document.getElementById('add-stage')?.focus();
  };
  return (
    <PopoverMenu anchor={anchor} label={t('menu', { number: index + 1 })} onClose={onClose}>
      <Button
        variant="quiet"
        blocked={index === 0}
        onClick={() => (index === 0 ? undefined : move(draft.stages[index - 2]?.id ?? null))}
      >
        {t('moveEarlier')}
      </Button>
      <Button
        variant="quiet"
        blocked={isLast}
        onClick={() => (isLast ? undefined : move(draft.stages[index + 1]?.id ?? null))}
      >
        {t('moveLater')}
      </Button>
      <Button variant="quiet" blocked={hasSteps} onClick={remove}>
        <Icon name="trash" small />
        {t('remove')}
      </Button>
      {hasSteps ? <p className="small muted">{t('removeBlocked')}</p> : null}
    </PopoverMenu>
  );
}

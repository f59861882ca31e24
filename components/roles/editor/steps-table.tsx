'use client';

import { useTranslations } from 'next-intl';
import { Fragment, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ProfileStage, RatedStep } from '@/lib/job-analysis/types';
import type { CellIssue } from '../draft/draft-state';
import { cellId, ownRating, stepsOfStage, type Workbench } from '../draft/workbench';
import { type StepWords, useStepWords } from '../words/step-words';
import { AliveContext, useBecomesAlive } from './alive';
import { CellIssueNote } from './cell-issue-note';
import { onTableEnter } from './move-focus';
import { StepRow } from './step-row';
import { TableHead } from './table-head';
import { columnCount, COLUMNS, type TableView } from './table-view';

export type StepsTableProps = Readonly<{
  draft: Workbench;
  view: TableView;
  /** Of the template, by step. */
  examples: Readonly<Record<string, RatedStep>> | undefined;
  /** By step. */
  criticality: ReadonlyMap<string, number>;
  issues: ReadonlyMap<string, readonly CellIssue[]>;
  readOnly: boolean;
  onMenu: (stepId: string, button: HTMLButtonElement) => void;
  /** A new step in the stage: after a step, or first for null. */
  onAdd: (stageId: string, after: string | null) => void;
}>;

/** All task steps by stage, in one real table. */
export function StepsTable(props: StepsTableProps) {
  const { draft, view, onAdd } = props;
  const t = useTranslations('roles.steps');
  const words = useStepWords();
  const alive = useBecomesAlive();
  const addAfter = (stepId: string) => {
    const step = draft.steps.find(({ id }) => id === stepId);
    if (step?.stageId) onAdd(step.stageId, stepId);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => onTableEnter(event, COLUMNS[view], addAfter);

  return (
    <div className="mxwrap">
      {/* The keys only move between the controls inside, which have their own roles. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className={`mx view-${view}`} onKeyDown={onKeyDown}>
        <caption className="vh">{t('caption')}</caption>
        <TableHead view={view} />
        <AliveContext value={alive}>
          {draft.stages.map((stage, index) => (
            <StageRows key={stage.id} {...props} words={words} stage={stage} index={index} />
          ))}
        </AliveContext>
      </table>
    </div>
  );
}

type StageRowsProps = StepsTableProps & Readonly<{ words: StepWords; stage: ProfileStage; index: number }>;

function StageRows(props: StageRowsProps) {
  const { draft, view, examples, criticality, issues, readOnly, onMenu, onAdd, words, stage, index } = props;
  const t = useTranslations('roles');
  const columns = columnCount(view);
  const steps = stepsOfStage(draft, stage.id);
  const title = stage.title === '' ? t('path.unnamed') : stage.title;
  return (
    <tbody>
      <tr className="stage">
        <th colSpan={columns} scope="rowgroup">
          {`${index + 1}. ${title}`}
          {steps.length === 0 ? <span>{` · ${t('steps.noneInStage')}`}</span> : null}
        </th>
      </tr>
      {steps.map((step) => (
        <Fragment key={step.id}>
          <StepRow
            step={step}
            rating={ownRating(draft, step)}
            number={step.position + 1}
            view={view}
            example={examples?.[step.id]}
            words={words}
            criticality={criticality.get(step.id) ?? null}
            issues={issues.get(step.id)}
            readOnly={readOnly}
            onMenu={onMenu}
          />
          {issues.has(step.id) ? (
            <IssueRow issues={issues.get(step.id) ?? []} draft={draft} columns={columns} />
          ) : null}
        </Fragment>
      ))}
      {readOnly ? null : (
        <tr className="add">
          <td colSpan={columns}>
            <Button variant="quiet" size="tiny" onClick={() => onAdd(stage.id, steps.at(-1)?.id ?? null)}>
              <Icon name="add" small />
              {t('steps.add')}
              <VisuallyHidden>{` – ${title}`}</VisuallyHidden>
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

type IssueRowProps = Readonly<{ issues: readonly CellIssue[]; draft: Workbench; columns: number }>;

function IssueRow({ issues, draft, columns }: IssueRowProps) {
  return (
    <tr className="about">
      <td colSpan={columns}>
        {issues.map((issue) => (
          <CellIssueNote key={cellId(issue.ref)} issue={issue} draft={draft} />
        ))}
      </td>
    </tr>
  );
}

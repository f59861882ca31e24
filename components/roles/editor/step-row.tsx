'use client';

import { memo } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { DraftRating, DraftStep, RatedStep } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import type { CellIssue } from '../draft/draft-state';
import { cellId, type CellRef } from '../draft/workbench';
import type { StepWords } from '../words/step-words';
import { ChoiceCell } from './choice-cell';
import { issueId } from './cell-issue-note';
import { CriticalityCell } from './criticality-cell';
import type { TableView } from './table-view';
import { ExampleMark } from './template-lock';
import { TextCell } from './text-cell';
import { ValueCell } from './value-cell';

export type StepRowProps = Readonly<{
  step: DraftStep;
  rating: DraftRating | undefined;
  number: number;
  view: TableView;
  /** What the template's authors expect; nobody's rating. */
  example: RatedStep | undefined;
  words: StepWords;
  /** 0–1; null until the step is rated. */
  criticality: number | null;
  /** What stands under this row; undefined for most rows. */
  issues: readonly CellIssue[] | undefined;
  readOnly: boolean;
  onMenu: (stepId: string, button: HTMLButtonElement) => void;
}>;

/** One task step: its words and ratings, each a cell of its own. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, number, view, words, issues, readOnly, onMenu } = props;
  const title: CellRef = { type: 'step', stepId: step.id, field: 'title' };
  return (
    <tr className="row" data-step={step.id} data-stage={step.stageId ?? ''}>
      <th scope="row">
        <div className="step">
          <span className="no">{number}</span>
          <span>
            <TextCell
              cell={title}
              value={step.title}
              label={words.titleOf(number)}
              column="title"
              readOnly={readOnly}
              {...about(issues, title)}
            />
            {view === 'ratings' && step.kind === 'surrounding' ? <em>{words.smallAct}</em> : null}
          </span>
        </div>
      </th>
      {view === 'ratings' ? <RatingCells {...props} /> : <WordCells {...props} />}
      <td className="c-menu">
        {readOnly ? null : (
          <Button
            variant="quiet"
            size="icon"
            aria-label={words.menuOf(number)}
            aria-haspopup="dialog"
            id={`menu-${step.id}`}
            onClick={(event) => onMenu(step.id, event.currentTarget)}
          >
            <Icon name="menu" small />
          </Button>
        )}
      </td>
    </tr>
  );
});

const RATING_FIELDS = ['frequency', 'loss', 'gain'] as const;

function RatingCells(props: StepRowProps) {
  const { step, rating, example, number, words, criticality, issues, readOnly } = props;
  return (
    <>
      {RATING_FIELDS.map((field) => {
        const cell: CellRef = { type: 'rating', stepId: step.id, field };
        return (
          <td key={field}>
            <ValueCell
              cell={cell}
              value={rating?.[field] ?? null}
              anchors={words.anchors[field]}
              label={words.cellOf(field, number)}
              column={field}
              emptyLabel={words.notRated}
              look="rating"
              readOnly={readOnly}
              {...about(issues, cell)}
            />
            <ExampleMark value={example?.[field]} words={words} />
          </td>
        );
      })}
      {SCALE_KEYS.map((scale, index) => {
        const cell: CellRef = { type: 'relevance', stepId: step.id, scale };
        return (
          <td key={scale} className={index === 0 ? 'gapL' : undefined}>
            <ValueCell
              cell={cell}
              value={rating?.relevance[index] ?? null}
              anchors={words.anchors.relevance}
              label={words.cellOf(scale, number)}
              column={scale}
              emptyLabel={words.notRated}
              look="relevance"
              readOnly={readOnly}
              {...about(issues, cell)}
            />
            <ExampleMark value={example?.relevance[index]} words={words} />
          </td>
        );
      })}
      <td>
        <CriticalityCell
          number={number}
          criticality={criticality}
          rating={rating}
          stepId={step.id}
          words={words}
        />
      </td>
    </>
  );
}

function WordCells({ step, number, words, issues, readOnly }: StepRowProps) {
  const kind: CellRef = { type: 'step', stepId: step.id, field: 'kind' };
  const contact: CellRef = { type: 'step', stepId: step.id, field: 'contact' };
  const notices: CellRef = { type: 'step', stepId: step.id, field: 'customerNotices' };
  return (
    <>
      <td>
        <ChoiceCell
          cell={kind}
          value={step.kind}
          options={words.kinds}
          label={words.cellOf('kind', number)}
          column="kind"
          readOnly={readOnly}
          {...about(issues, kind)}
        />
      </td>
      <td>
        <ChoiceCell
          cell={contact}
          value={step.contact}
          options={words.contacts}
          label={words.cellOf('contact', number)}
          column="contact"
          readOnly={readOnly}
          {...about(issues, contact)}
        />
      </td>
      <td>
        <TextCell
          cell={notices}
          value={step.customerNotices}
          label={words.cellOf('customerNotices', number)}
          column="customerNotices"
          readOnly={readOnly}
          {...about(issues, notices)}
        />
      </td>
    </>
  );
}

function about(issues: readonly CellIssue[] | undefined, cell: CellRef) {
  const issue = issues?.find(({ ref }) => cellId(ref) === cellId(cell));
  return { issue, describedBy: issueId(issue) };
}

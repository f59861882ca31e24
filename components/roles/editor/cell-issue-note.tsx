'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { cellId, type Workbench } from '../draft/workbench';
import { useCapitalised } from '../words/use-capitalised';
import { useCellWords } from '../words/use-cell-words';
import { useFieldMessage } from '../words/use-field-message';

type CellIssueNoteProps = Readonly<{ issue: CellIssue; draft: Workbench }>;

/** Id of the words about a cell, for the cell to be described by. */
export function issueId(issue: Pick<CellIssue, 'ref'> | undefined): string | undefined {
  return issue ? `${cellId(issue.ref)}-issue` : undefined;
}

/** What is wrong with a cell or who changed it meanwhile, with what can be done about it. */
export function CellIssueNote({ issue, draft }: CellIssueNoteProps) {
  const t = useTranslations('roles.conflict');
  const fieldMessage = useFieldMessage();
  const { cellName, valueName } = useCellWords(draft);
  const store = useDraftStore();
  const capitalised = useCapitalised();
  const { ref, mine } = issue;
  const cell = capitalised(cellName(ref));

  if (issue.kind === 'invalid') {
    return (
      <span className="err" id={issueId(issue)} role="alert">
        <Icon name="error" small />
        <span>{t('invalid', { cell, message: fieldMessage(issue.message) })}</span>
      </span>
    );
  }
  // The buttons go away with the choice; whoever works by keyboard goes on from the cell.
  const backToCell = () => document.getElementById(cellId(ref))?.focus();
  const keepTheirs = () => {
    store.dismissIssue(ref);
    backToCell();
  };
  const takeMine = () => {
    store.dismissIssue(ref);
    store.setCell(ref, mine);
    backToCell();
  };
  return (
    <span className="cell-conflict" id={issueId(issue)} role="alert">
      <Icon name="warning" small />
      <span>
        {t('changed', {
          cell,
          theirs: valueName(ref, issue.theirs),
          mine: valueName(ref, mine),
        })}
      </span>
      <Button size="tiny" onClick={keepTheirs}>
        {t('keepTheirs', { value: valueName(ref, issue.theirs) })}
      </Button>
      <Button size="tiny" onClick={takeMine}>
        {t('takeMine', { value: valueName(ref, mine) })}
      </Button>
    </span>
  );
}

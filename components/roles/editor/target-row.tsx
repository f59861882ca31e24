'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ScaleIcon } from '@/components/ui/scale-icon';
import { formatPercent } from '@/lib/i18n/format';
import type { ScaleKey } from '@/lib/scales';
import type { CellValue } from '@/lib/validation/role-draft';
import type { CellIssue } from '../draft/draft-state';
import { useDraftStore } from '../draft/use-draft';
import { cellId, type CellRef, findScale, type Workbench } from '../draft/workbench';
import { CellIssueNote, issueId } from './cell-issue-note';
import { TextCell } from './text-cell';
import { UpperBasis } from './upper-basis';
import { useTypedText } from './use-typed-text';

export type TargetRowProps = Readonly<{
  draft: Workbench;
  scale: ScaleKey;
  /** Whole per cent; null while there are no weights. */
  percent: number | null;
  /** Lower limit that follows from the weight until HR sets one. */
  proposal: number | null;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
  onExclude: () => void;
  /** The row is another one once the scale is in or out: the focus goes on in it. */
  onWant: (id: string) => void;
}>;

/** Target and exclusion of one scale. */
export function TargetRow(props: TargetRowProps) {
  const isExcluded = findScale(props.draft, props.scale).excludedReason !== null;
  return isExcluded ? <ExcludedRow {...props} /> : <ActiveRow {...props} />;
}

function ExcludedRow(props: TargetRowProps) {
  const { draft, scale, issues, readOnly, onWant } = props;
  const t = useTranslations('roles.targets');
  const names = useTranslations('scales.names');
  const store = useDraftStore();
  const cell: CellRef = { type: 'scale', scale, field: 'excludedReason' };
  const issue = issues.get(cellId(cell));
  const include = () => {
    store.setCell(cell, null);
    onWant(`exclude-${scale}`);
  };
  return (
    <tr>
      <ScaleHead scale={scale} name={names(scale)} />
      <td className="n">–</td>
      <td colSpan={3}>
        <TextCell
          cell={cell}
          value={findScale(draft, scale).excludedReason}
          label={t('excludedReasonLabel', { scale: names(scale) })}
          readOnly={readOnly}
          issue={issue}
          describedBy={issueId(issue)}
        />
        <Issue cell={cell} {...props} />
      </td>
      <td>
        {readOnly ? null : (
          <Button size="tiny" id={`exclude-${scale}`} onClick={include}>
            {t('include')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function ActiveRow(props: TargetRowProps) {
  const { draft, scale, percent, proposal, readOnly, onExclude } = props;
  const t = useTranslations('roles.targets');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const { targetLower, targetUpper } = findScale(draft, scale);
  const name = names(scale);
  return (
    <tr>
      <ScaleHead scale={scale} name={name} />
      <td className="n">{percent === null ? '–' : formatPercent(locale, percent)}</td>
      <td>
        <LimitCell {...props} field="targetLower" label={t('lowerLabel', { scale: name })} />
        {targetLower === null && proposal !== null ? (
          <span className="small muted">{t('proposal', { value: proposal })}</span>
        ) : null}
      </td>
      <td>
        <LimitCell {...props} field="targetUpper" label={t('upperLabel', { scale: name })} />
        {targetUpper === null ? <span className="small muted">{t('noUpper')}</span> : null}
      </td>
      <td>
        <UpperReason {...props} label={t('upperReasonLabel', { scale: name })} />
        <UpperBasis {...props} />
      </td>
      <td>
        {readOnly ? null : (
          <Button size="tiny" variant="quiet" id={`exclude-${scale}`} onClick={onExclude}>
            {t('exclude')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function UpperReason(props: TargetRowProps & Readonly<{ label: string }>) {
  const { draft, scale, issues, readOnly, label } = props;
  const { targetUpper, upperReason } = findScale(draft, scale);
  const cell: CellRef = { type: 'scale', scale, field: 'upperReason' };
  const issue = issues.get(cellId(cell));
  if (targetUpper === null && upperReason === null) return null;
  return (
    <>
      <TextCell
        cell={cell}
        value={upperReason}
        label={label}
        readOnly={readOnly}
        issue={issue}
        describedBy={issueId(issue)}
      />
      <Issue cell={cell} {...props} />
    </>
  );
}

function ScaleHead({ scale, name }: Readonly<{ scale: ScaleKey; name: string }>) {
  return (
    <th scope="row">
      <span className="with-icon">
        <ScaleIcon scale={scale} small />
        {name}
      </span>
    </th>
  );
}

type IssueProps = Readonly<{ cell: CellRef; draft: Workbench; issues: ReadonlyMap<string, CellIssue> }>;

function Issue({ cell, draft, issues }: IssueProps) {
  const issue = issues.get(cellId(cell));
  return issue ? <CellIssueNote issue={issue} draft={draft} /> : null;
}

type LimitCellProps = TargetRowProps & Readonly<{ field: 'targetLower' | 'targetUpper'; label: string }>;

function LimitCell(props: LimitCellProps) {
  const { draft, scale, field, label, issues, readOnly } = props;
  const cell: CellRef = { type: 'scale', scale, field };
  const issue = issues.get(cellId(cell));
  const value = findScale(draft, scale)[field];
  const { text, type, leave, revert } = useTypedText({ cell, value, issue, toValue: asLimit });
  return (
    <>
      <input
        className={issue ? 'cell-number bad' : 'cell-number'}
        id={cellId(cell)}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-label={label}
        aria-invalid={issue?.kind === 'invalid' || undefined}
        aria-describedby={issueId(issue)}
        readOnly={readOnly}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          if (event.key === 'Escape') revert();
        }}
      />
      <Issue cell={cell} {...props} />
    </>
  );
}

/** What is not a whole number stays as typed, so that the field can say what is wrong with it. */
function asLimit(text: string): CellValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

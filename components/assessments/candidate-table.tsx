import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FitIntervalBar } from '@/components/charts/fit-interval-bar';
import { Badge } from '@/components/ui/badge';
import type { StateMarkName } from '@/components/ui/state-mark';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDate, formatDateTime, formatList, formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { CandidateSummary, ListedFit } from '@/lib/services/candidates';
import { listAddress } from '@/lib/validation/candidate-list-address';
import type { CandidateListQuery } from '@/lib/validation/candidates';
import { ChosenTable, type ListColumn, type ListRow } from './chosen-table';
import { usePersonName } from './person-name';
import { type AttemptState, lastDay } from './state-counts';

const MARKS = {
  invited: 'empty',
  opened: 'opened',
  inProgress: 'half',
  submitted: 'full',
  reviewed: 'reviewed',
  expired: 'stopped',
  cancelled: 'stopped',
  withdrawn: 'stopped',
} as const satisfies Record<AttemptState, StateMarkName>;

export type CandidateTableProps = Readonly<{
  assessmentId: string;
  /** By name; never by fit. */
  candidates: readonly CandidateSummary[];
  query: CandidateListQuery;
  /** Names are hidden, and the order is that of the numbers. */
  blind: boolean;
  /** Statements in the form, for the progress of those who are answering. */
  statements: number;
  /** Whether more than one fit is in the whole list, so that groups mean something. */
  comparable: boolean;
  locale: Locale;
  canManage: boolean;
  /** Address of the list without a language, and with one. */
  path: string;
  localePath: string;
}>;

/** Candidates by name; a fit is an interval with its group, never a place in a ranking. */
export function CandidateTable(props: CandidateTableProps) {
  const t = useTranslations('candidates');
  const nameOf = usePersonName();
  const caption = t(props.blind ? 'table.captionBlind' : 'table.caption');
  const sort = t(`tools.sorts.${props.query.sort}`);
  const rows = props.candidates.map((candidate): ListRow => {
    const name = nameOf(candidate.person);
    return { id: candidate.attemptId, name, cells: cellsOf(candidate, name, props) };
  });
  return (
    <ChosenTable
      caption={props.query.sort === 'name' ? caption : t('table.captionSorted', { sort })}
      columns={useColumns(props)}
      rows={rows}
      compareHref={`${props.localePath}/compare`}
      bulkHref={props.canManage ? `${props.localePath}/bulk` : null}
    />
  );
}

function useColumns({ query, path }: CandidateTableProps): readonly ListColumn[] {
  const t = useTranslations('candidates.table');
  const sortable = (id: 'name' | 'state' | 'submitted', label: string): ListColumn => {
    const isSorted = query.sort === id;
    const direction = isSorted && query.direction === 'up' ? 'down' : 'up';
    const address = listAddress({ ...query, sort: id, direction, page: 1 });
    return {
      id,
      head: (
        <Link href={address === '' ? path : `${path}?${address}`} scroll={false} prefetch={false}>
          {label}
          <VisuallyHidden>: {isSorted ? t('sorted') : t('sortBy')}</VisuallyHidden>
          {isSorted ? <span aria-hidden="true">{query.direction === 'up' ? ' ↑' : ' ↓'}</span> : null}
        </Link>
      ),
      ...(isSorted
        ? { sorted: query.direction === 'up' ? ('ascending' as const) : ('descending' as const) }
        : {}),
    };
  };
  return [
    sortable('name', t('name')),
    sortable('state', t('state')),
    { ...sortable('submitted', t('submitted')), className: 'num nowrap' },
    { id: 'fit', head: t('fit'), className: 'fit-cell' },
    { id: 'group', head: t('group') },
    { id: 'flags', head: t('flags') },
    { id: 'decision', head: t('decision') },
    { id: 'next', head: t('next'), className: 'act' },
  ];
}

function cellsOf(
  candidate: CandidateSummary,
  name: string,
  { assessmentId, statements, comparable, locale, canManage }: CandidateTableProps,
): Readonly<Record<string, ReactNode>> {
  const { fit, flagCount, decision } = candidate;
  return {
    name,
    state: <StateCell candidate={candidate} statements={statements} />,
    submitted: candidate.submittedAt === null ? null : formatDateTime(locale, candidate.submittedAt),
    fit: fit === null ? null : <FitCell fit={fit} locale={locale} />,
    group: comparable && fit?.status === 'fitted' ? <GroupCell group={fit.group} /> : null,
    flags: fit === null ? null : <FlagCell count={flagCount} />,
    decision: fit === null && decision === null ? null : <DecisionCell decision={decision} />,
    next: <NextCell candidate={candidate} {...{ name, assessmentId, locale, canManage }} />,
  };
}

type StateCellProps = Readonly<{ candidate: CandidateSummary; statements: number }>;

function StateCell({ candidate: { status, answered }, statements }: StateCellProps) {
  const t = useTranslations('assessments.states');
  return (
    <Badge mark={MARKS[status]} tone={MARKS[status] === 'stopped' ? 'muted' : 'plain'}>
      {t(status, { answered, total: statements })}
    </Badge>
  );
}

function FitCell({ fit, locale }: Readonly<{ fit: ListedFit; locale: Locale }>) {
  const t = useTranslations('assessments.people');
  const scaleName = useTranslations('scales.names');
  if (fit.status === 'noFit') {
    const scales = formatList(
      locale,
      fit.missing.map((key) => scaleName(key)),
    );
    return <span className="small">{t('noFit', { scales })}</span>;
  }
  const [low, high] = fit.interval90;
  return (
    <>
      <FitIntervalBar fit={fit.shown} low={low} high={high} />
      <span className="num small">
        {t('fitText', { fit: formatNumber(locale, fit.shown), range: formatRange(locale, low, high) })}
      </span>
    </>
  );
}

function GroupCell({ group }: Readonly<{ group: string | null }>) {
  const t = useTranslations('assessments.people');
  return group === null ? (
    <span className="muted">{t('groupAlone')}</span>
  ) : (
    <span>{t('groupMember', { group })}</span>
  );
}

function FlagCell({ count }: Readonly<{ count: number }>) {
  const t = useTranslations('assessments.people');
  if (count === 0) return <span className="muted">{t('flags', { count })}</span>;
  return (
    <Badge tone="sun" icon="warning">
      {t('flags', { count })}
    </Badge>
  );
}

function DecisionCell({ decision }: Readonly<{ decision: CandidateSummary['decision'] }>) {
  const t = useTranslations('candidates');
  if (decision === null) return <span className="muted">{t('table.noDecision')}</span>;
  return <span>{t(`choices.${decision}`)}</span>;
}

type NextCellProps = Readonly<{
  candidate: CandidateSummary;
  name: string;
  assessmentId: string;
  locale: Locale;
  canManage: boolean;
}>;

/** What comes next: a report to read or decide on, or an invitation that waits for answers. */
function NextCell(props: NextCellProps) {
  const t = useTranslations('candidates.next');
  const { reportId, next } = props.candidate;
  if (reportId !== null) return <ReportLink reportId={reportId} next={next} name={props.name} />;
  if (next === 'candidateAnswers') return <WaitingCell {...props} />;
  return next === 'locked' ? <span className="muted">{t('locked')}</span> : null;
}

type ReportLinkProps = Readonly<{ reportId: string; next: CandidateSummary['next']; name: string }>;

function ReportLink({ reportId, next, name }: ReportLinkProps) {
  const t = useTranslations('candidates.next');
  const words = next === 'read' || next === 'decide' || next === 'interview' ? next : 'open';
  return (
    <Link href={`/reports/${reportId}${next === 'decide' ? '#decision' : ''}`} prefetch={false}>
      {t(words)}
      <VisuallyHidden>: {name}</VisuallyHidden>
    </Link>
  );
}

function WaitingCell({ candidate, name, assessmentId, locale, canManage }: NextCellProps) {
  const t = useTranslations('candidates.next');
  const { attemptId, invitationId, deadlineAt } = candidate;
  return (
    <>
      {canManage && invitationId !== null ? (
        <Link href={`/assessments/${assessmentId}/invitations/${attemptId}`} prefetch={false}>
          {t('manage')}
          <VisuallyHidden>: {name}</VisuallyHidden>
        </Link>
      ) : (
        <span className="muted">{t('candidateAnswers')}</span>
      )}
      {deadlineAt === null ? null : (
        <span className="muted small">
          {' '}
          {t('deadline', { date: formatDate(locale, lastDay(deadlineAt)) })}
        </span>
      )}
    </>
  );
}

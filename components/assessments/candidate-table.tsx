import { useTranslations } from 'next-intl';
import { FitIntervalBar } from '@/components/charts/fit-interval-bar';
import { Badge } from '@/components/ui/badge';
import type { StateMarkName } from '@/components/ui/state-mark';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDateTime, formatList, formatNumber, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { ScaleKey } from '@/lib/scales';
import type { AttemptState } from './state-counts';

export type ListedFit =
  | Readonly<{ status: 'fitted'; shown: number; interval90: readonly [number, number]; group: string | null }>
  | Readonly<{ status: 'noFit'; missing: readonly ScaleKey[] }>;

export type ListedCandidate = Readonly<{
  attemptId: string;
  name: string | null;
  status: AttemptState;
  lastAt: Date;
  invitationId: string | null;
  answered: number;
  reportId: string | null;
  fit: ListedFit | null;
  flagCount: number;
}>;

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

type CandidateTableProps = Readonly<{
  assessmentId: string;
  /** By name; never by fit. */
  candidates: readonly ListedCandidate[];
  /** Statements in the form, for the progress of those who are answering. */
  statements: number;
  /** Whether more than one fit is in the whole list, so that groups mean something. */
  comparable: boolean;
  locale: Locale;
  canManage: boolean;
}>;

/** Candidates by name; a fit is an interval with its group, never a place in a ranking. */
export function CandidateTable(props: CandidateTableProps) {
  const t = useTranslations('assessments.people');
  return (
    <Table
      caption={t('caption')}
      variant="people"
      stickyHead
      head={
        <tr>
          <th scope="col" aria-sort="ascending">
            {t('name')}
          </th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('last')}</th>
          <th scope="col">{t('fit')}</th>
          <th scope="col">{t('group')}</th>
          <th scope="col">{t('quality')}</th>
          <th scope="col">
            <VisuallyHidden>{t('action')}</VisuallyHidden>
          </th>
        </tr>
      }
    >
      {props.candidates.map((candidate) => (
        <CandidateRow key={candidate.attemptId} candidate={candidate} {...props} />
      ))}
    </Table>
  );
}

type RowProps = CandidateTableProps & Readonly<{ candidate: ListedCandidate }>;

function CandidateRow({ candidate, statements, comparable, locale, ...rest }: RowProps) {
  const t = useTranslations('assessments');
  const { status, lastAt, answered, fit, flagCount } = candidate;
  const name = candidate.name ?? t('people.erased');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Badge mark={MARKS[status]} tone={MARKS[status] === 'stopped' ? 'muted' : 'plain'}>
          {t(`states.${status}`, { answered, total: statements })}
        </Badge>
      </td>
      <td className="num nowrap">{formatDateTime(locale, lastAt)}</td>
      <td className="fit-cell">
        <FitCell fit={fit} locale={locale} />
      </td>
      <td>
        <GroupCell fit={fit} comparable={comparable} />
      </td>
      <td>
        {fit === null ? null : flagCount > 0 ? (
          <Badge tone="sun" icon="warning">
            {t('people.flags', { count: flagCount })}
          </Badge>
        ) : (
          <span className="muted">{t('people.flags', { count: 0 })}</span>
        )}
      </td>
      <td className="act">
        <RowAction candidate={candidate} name={name} {...rest} />
      </td>
    </tr>
  );
}

function FitCell({ fit, locale }: Readonly<{ fit: ListedFit | null; locale: Locale }>) {
  const t = useTranslations('assessments.people');
  const scaleName = useTranslations('scales.names');
  if (fit === null) return null;
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

function GroupCell({ fit, comparable }: Readonly<{ fit: ListedFit | null; comparable: boolean }>) {
  const t = useTranslations('assessments.people');
  if (!comparable || fit?.status !== 'fitted') return null;
  return fit.group === null ? (
    <span className="muted">{t('groupAlone')}</span>
  ) : (
    <span>{t('groupMember', { group: fit.group })}</span>
  );
}

type RowActionProps = Readonly<{
  candidate: ListedCandidate;
  name: string;
  assessmentId: string;
  canManage: boolean;
}>;

function RowAction({ candidate, name, assessmentId, canManage }: RowActionProps) {
  const t = useTranslations('assessments.people');
  const { attemptId, invitationId, reportId, status } = candidate;
  if (reportId !== null) {
    return (
      <Link href={`/reports/${reportId}`}>
        {t('read')}
        <VisuallyHidden>: {name}</VisuallyHidden>
      </Link>
    );
  }
  const underWay = status === 'invited' || status === 'opened' || status === 'inProgress';
  if (!canManage || !underWay || invitationId === null) return null;
  return (
    <Link href={`/assessments/${assessmentId}/invitations/${attemptId}`}>
      {t('manage')}
      <VisuallyHidden>: {name}</VisuallyHidden>
    </Link>
  );
}

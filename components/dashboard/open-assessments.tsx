import { useTranslations } from 'next-intl';
import type { AssessmentRow } from '@/components/assessments/assessment-table';
import { lastDay } from '@/components/assessments/state-counts';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { WaitingLine, WaitingSection } from './waiting-section';

/** The newest open ones; the rest are a press away. */
const SHOWN = 5;

type OpenAssessmentsProps = Readonly<{ assessments: readonly AssessmentRow[]; locale: Locale }>;

/** The assessments that are under way, with how they go, and the way to all of them. */
export function OpenAssessments({ assessments, locale }: OpenAssessmentsProps) {
  const t = useTranslations('dashboard.home');
  const open = assessments.filter(({ status }) => status === 'OPEN').slice(0, SHOWN);
  return (
    <WaitingSection title={t('open')} more={<Link href="/assessments">{t('allAssessments')}</Link>}>
      {open.map(({ id, name, counts, closesAt }) => (
        <WaitingLine
          key={id}
          place={t('openLine', {
            underWay: counts.invited + counts.opened + counts.inProgress,
            submitted: counts.submitted + counts.reviewed,
          })}
          when={closesAt ? t('until', { date: formatDate(locale, lastDay(closesAt)) }) : null}
        >
          <Link href={`/assessments/${id}`}>{name}</Link>
        </WaitingLine>
      ))}
    </WaitingSection>
  );
}

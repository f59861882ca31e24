import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { formatDate, formatList } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { ScaleKey } from '@/lib/scales';
import { lastDay } from './state-counts';

type AssessmentHeadProps = Readonly<{
  assessment: Readonly<{
    id: string;
    name: string;
    status: 'DRAFT' | 'OPEN' | 'CLOSED';
    opensAt: Date | null;
    closesAt: Date | null;
    open: boolean;
    job: Readonly<{ title: string; jobRoleId: string; version: number }>;
    questionnaire: Readonly<{ key: string; version: number }>;
    statements: number;
    excluded: readonly ScaleKey[];
  }>;
  locale: Locale;
  /** The primary action, where candidates can be invited. */
  invite: ReactNode;
  mayClose: boolean;
  mayReadProfile: boolean;
}>;

/** Name, job, questionnaire and time of one assessment. */
export function AssessmentHead({
  assessment,
  locale,
  invite,
  mayClose,
  mayReadProfile,
}: AssessmentHeadProps) {
  const t = useTranslations('assessments');
  const settings = useTranslations('invitations.settings');
  const files = useTranslations('exports');
  const scaleName = useTranslations('scales.names');
  const { id, name, status, job, questionnaire, statements, excluded, opensAt } = assessment;
  const profile = t('profileVersion', { version: job.version });
  return (
    <PageHead
      title={name}
      facts={[
        <>
          {job.title},{' '}
          {mayReadProfile ? (
            <Link href={`/roles/${job.jobRoleId}/versions/${job.version}`}>{profile}</Link>
          ) : (
            profile
          )}
        </>,
        t('questionnaire', { ...questionnaire, statements }),
        ...(opensAt && opensAt > new Date() ? [t('opens', { date: formatDate(locale, opensAt) })] : []),
        useDeadline(assessment, locale),
        ...(excluded.length > 0
          ? [
              t('excluded', {
                scales: formatList(
                  locale,
                  excluded.map((key) => scaleName(key)),
                ),
              }),
            ]
          : []),
      ]}
      actions={
        <>
          <LinkButton variant="quiet" href={`/assessments/${id}/export`}>
            {files('link')}
          </LinkButton>
          {mayClose ? (
            <LinkButton variant="quiet" href={`/assessments/${id}/settings`}>
              {settings('action')}
            </LinkButton>
          ) : null}
          {mayClose && status === 'OPEN' ? (
            <LinkButton variant="quiet" href={`/assessments/${id}/close`}>
              {t('close.action')}
            </LinkButton>
          ) : null}
          {invite}
        </>
      }
    />
  );
}

function useDeadline({ status, open, closesAt }: AssessmentHeadProps['assessment'], locale: Locale): string {
  const t = useTranslations('assessments');
  if (status === 'CLOSED') return t('closed');
  if (closesAt === null) return t('noDeadline');
  return open ? t('until', { date: formatDate(locale, lastDay(closesAt)) }) : t('timeOver');
}

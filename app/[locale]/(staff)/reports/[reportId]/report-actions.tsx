import { getLocale, getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { getPathname } from '@/lib/i18n/navigation';
import type { ReportPage } from '@/lib/services/reports';
import { PrintButton } from './print-button';

type ShownPage = Extract<ReportPage, { status: 'shown' }>;

/** What can be done with a report, the interview last. */
export async function ReportActions({ report }: Readonly<{ report: ShownPage }>) {
  const [t, interview, words, files, locale] = await Promise.all([
    getTranslations('report'),
    getTranslations('interview.summary'),
    getTranslations('candidates'),
    getTranslations('exports'),
    getLocale(),
  ]);
  const { reportId, attemptId, assessment, person, mayExport } = report;
  const list = `/assessments/${assessment.id}`;
  return (
    <>
      <PrintButton />
      <a
        className={buttonClass({ variant: 'quiet' })}
        href={getPathname({ href: `/reports/${reportId}/export/pdf`, locale })}
        download
      >
        {files('reportPdf')}
      </a>
      {person.status === 'hidden' ? (
        <LinkButton variant="quiet" href={`${list}/reveal/${attemptId}`}>
          {words('reveal.link')}
        </LinkButton>
      ) : null}
      <LinkButton variant="quiet" href={`${list}/what-if?ids=${attemptId}`}>
        {t('whatIf')}
      </LinkButton>
      {mayExport ? <LinkButton href={`/reports/${reportId}/export`}>{t('export')}</LinkButton> : null}
      <LinkButton variant="primary" href={`/reports/${reportId}/interview`}>
        {interview('link')}
      </LinkButton>
    </>
  );
}

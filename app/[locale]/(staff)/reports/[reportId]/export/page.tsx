import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ErrorSummary } from '@/components/forms/error-summary';
import { TextArea } from '@/components/forms/text-area';
import { personName } from '@/components/assessments/person-name';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { getPathname } from '@/lib/i18n/navigation';
import { getExportSubject } from '@/lib/services/reports';
import { idOrNotFound, orNotFound } from '../../../page-data';

type ExportPageProps = Readonly<{
  params: Promise<{ reportId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** Longest reason that is taken. */
const REASON_MAX = 500;

export async function generateMetadata({ searchParams }: ExportPageProps): Promise<Metadata> {
  const [t, common] = await Promise.all([getTranslations('report.exportPage'), getTranslations('common')]);
  const { error } = await searchParams;
  return { title: error === undefined ? t('title') : `${common('errorPrefix')} ${t('title')}` };
}

/** Asks why the raw answers leave the system; the file itself comes from the address below this one. */
export default async function ExportPage({ params, searchParams }: ExportPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const reportId = idOrNotFound((await params).reportId);
  const subject = await orNotFound(getExportSubject(actor, { reportId }));
  const failed = (await searchParams)['error'];

  const [t, nav, common, errors, names] = await Promise.all([
    getTranslations('report.exportPage'),
    getTranslations('nav'),
    getTranslations('common'),
    getTranslations('errors'),
    getTranslations('candidates.names'),
  ]);
  const error = failed === 'required' || failed === 'tooLong' ? errors(failed) : undefined;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: subject.assessment.name, href: `/assessments/${subject.assessment.id}` },
        { label: personName(subject.person, names), href: `/reports/${reportId}` },
      ]}
    >
      <PageHead title={t('title')} />
      <form
        className="stack narrow-form"
        method="post"
        action={getPathname({ href: `/reports/${reportId}/export/file`, locale })}
        noValidate
      >
        <ErrorSummary
          title={common('errorSummaryTitle')}
          errorPrefix={common('errorPrefix')}
          errors={error === undefined ? [] : [{ fieldId: 'reason', message: error }]}
        />
        <p>{t.rich('body', { command: (text) => <code>{text}</code> })}</p>
        <Notice tone="sun">{t('sensitive')}</Notice>
        <TextArea
          id="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={3}
          maxLength={REASON_MAX}
          required
          error={error}
          errorPrefix={common('errorPrefix')}
        />
        <div className="actions">
          <Button type="submit" variant="primary">
            {t('download')}
          </Button>
          <LinkButton variant="quiet" href={`/reports/${reportId}`}>
            {t('cancel')}
          </LinkButton>
        </div>
      </form>
    </Page>
  );
}

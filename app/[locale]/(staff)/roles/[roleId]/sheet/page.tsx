import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { RoleFrame } from '@/components/roles/role-frame';
import { SheetColumns } from '@/components/roles/sheet/sheet-columns';
import { SheetImport } from '@/components/roles/sheet/sheet-import';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { sheetWords } from '@/lib/i18n/sheet-words';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { importStepsAction, previewStepsAction } from './actions';

type SheetPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sheet'))('title') };
}

/** The steps of a job to a spreadsheet and back. */
export default async function SheetPage({ params }: SheetPageProps) {
  const { locale, roleId } = await params;
  const actor = await requirePermission(locale, 'jobRole:edit');
  const jobRoleId = idOrNotFound(roleId);
  const view = await orNotFound(getRoleDraft(actor, { jobRoleId }));
  const t = await getTranslations('sheet');
  const file = (format: 'csv' | 'xlsx') =>
    getPathname({ href: `/roles/${jobRoleId}/sheet/file?format=${format}`, locale });
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={view.draft.title} part="steps" here={t('title')}>
      <PageHead title={t('title')} facts={[view.draft.title]} />
      <p>{t('lead')}</p>
      <section className="sec stack" aria-labelledby="export-title">
        <h2 id="export-title">{t('export.title')}</h2>
        <p>{t('export.body')}</p>
        <p className="row-add">
          <a className={buttonClass({})} href={file('xlsx')} download>
            {t('export.xlsx')}
          </a>
          <a className={buttonClass({})} href={file('csv')} download>
            {t('export.csv')}
          </a>
        </p>
      </section>
      <section className="sec stack" aria-labelledby="import-title">
        <h2 id="import-title">{t('import.title')}</h2>
        {view.archived ? (
          <Notice tone="sky">{t('archived')}</Notice>
        ) : (
          <ClientMessages namespaces={['common', 'errors', 'sheet', 'scales']}>
            <SheetImport
              jobRoleId={jobRoleId}
              preview={previewStepsAction}
              apply={importStepsAction}
              columns={sheetWords(locale).columns}
            />
          </ClientMessages>
        )}
        <SheetColumns words={sheetWords(locale)} />
      </section>
    </RoleFrame>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { PaperView } from '@/components/paper/paper-view';
import { buttonClass } from '@/components/ui/button';
import { requirePermission } from '@/lib/auth/page-permission';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { getDossier } from '@/lib/services/dossiers';
import { dossierInput } from '@/lib/validation/exports';
import { orNotFound } from '../../../../../page-data';

type DossierPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; version: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dossier'))('metaTitle') };
}

/** The whole analysis in plain words, for a works council; the PDF holds the same words and numbers. */
export default async function DossierPage({ params }: DossierPageProps) {
  const { locale, roleId, version } = await params;
  const actor = await requirePermission(locale, 'jobRole:read');
  const input = dossierInput.safeParse({ jobRoleId: roleId, version: Number(version), locale });
  if (!input.success) notFound();
  const dossier = await orNotFound(getDossier(actor, input.data));
  const [t, roles] = await Promise.all([getTranslations('dossier'), getTranslations('roles')]);
  const base = `/roles/${roleId}/versions/${dossier.version}`;
  return (
    <Page
      crumbs={[
        { label: roles('list.title'), href: '/roles' },
        { label: dossier.jobTitle, href: base },
        { label: t('link') },
      ]}
    >
      <PageHead
        title={dossier.paper.title}
        actions={
          <a
            className={buttonClass({ variant: 'primary' })}
            href={getPathname({ href: `${base}/dossier/file`, locale })}
            download
          >
            {t('pdf')}
          </a>
        }
      />
      <PaperView paper={dossier.paper} />
    </Page>
  );
}

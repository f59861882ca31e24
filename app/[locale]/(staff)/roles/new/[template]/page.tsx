import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { TemplatePreview } from '@/components/roles/new/template-preview';
import { TemplateRoleForm } from '@/components/roles/new/template-role-form';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { previewTemplate } from '@/lib/services/role-templates';
import { previewTemplateInput } from '@/lib/validation/role-template';
import { orNotFound } from '../../../page-data';
import { roleFromTemplateAction } from '../actions';

type TemplatePageProps = Readonly<{
  params: Promise<{ locale: Locale; template: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') };
}

/** What a template holds, in the language in which the job will be described. */
export default async function TemplatePage({ params, searchParams }: TemplatePageProps) {
  const { locale, template } = await params;
  const actor = await requirePermission(locale, 'jobRole:edit');
  const wanted = (await searchParams)['language'];
  const language = typeof wanted === 'string' && isLocale(wanted) ? wanted : locale;
  const input = previewTemplateInput.safeParse({ key: template, locale: language });
  if (!input.success) notFound();
  const preview = await orNotFound(previewTemplate(actor, input.data));
  const [t, roles] = await Promise.all([getTranslations('templates'), getTranslations('roles')]);
  const { key, version, title, industry, summary, steps, surrounding, isco, successCriterion } = preview;
  return (
    <Page
      crumbs={[
        { label: roles('list.title'), href: '/roles' },
        { label: roles('new.title'), href: '/roles/new' },
        { label: title },
      ]}
    >
      <PageHead title={title} facts={[industry, t('preview.isco', { isco })]} />
      <nav aria-label={t('preview.lang')} className="row-add">
        <span>{t('preview.lang')}</span>
        {LOCALES.map((value) => (
          <Link
            key={value}
            href={`/roles/new/${key}?language=${value}`}
            lang={value}
            aria-current={value === language ? 'true' : undefined}
          >
            {LOCALE_NAMES[value]}
          </Link>
        ))}
      </nav>
      <div className="stack">
        <p lang={language}>{summary}</p>
        <p>{t('preview.criterion', { text: successCriterion })}</p>
        <p>{t('preview.counts', { steps, surrounding })}</p>
        <Notice tone="sun">{t('preview.lock')}</Notice>
        <p className="small muted">{t('preview.rights')}</p>
        <ClientMessages namespaces={['common', 'errors', 'templates']}>
          <TemplateRoleForm
            key={language}
            action={roleFromTemplateAction}
            fields={{ key, version: String(version), locale: language }}
            title={title}
          />
        </ClientMessages>
      </div>
      <TemplatePreview stages={preview.stages} language={language} />
    </Page>
  );
}

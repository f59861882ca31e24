import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SelectField } from '@/components/forms/select-field';
import { ClientMessages } from '@/components/layout/client-messages';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePermission } from '@/lib/auth/page-permission';
import { listAuditEvents } from '@/lib/services/audit';
import { AUDIT_FILTERS, listAuditInput } from '@/lib/validation/audit';
import { SettingsPage } from '../settings-page';
import { AuditTable } from './audit-table';
import { VerifyForm } from './verify-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

type AuditPageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>;

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await requirePermission(await getLocale(), 'audit:read');
  const [t, given] = await Promise.all([getTranslations('audit'), searchParams]);
  const parsed = listAuditInput.safeParse({ filter: given['filter'], before: given['before'] });
  const query = parsed.success ? parsed.data : listAuditInput.parse({});
  const { entries, next, head } = await listAuditEvents(actor, query);
  const { filter } = query;

  return (
    <SettingsPage actor={actor} part="audit">
      <section>
        <p>{t('lead')}</p>
        {head ? (
          <>
            <h2>{t('headTitle')}</h2>
            <p className="hash">
              {t('head', { seq: head.seq })} <code>{head.hash}</code>
            </p>
            <p className="muted">{t('headHint')}</p>
          </>
        ) : null}
        <ClientMessages namespaces={['audit', 'common', 'errors']}>
          <VerifyForm />
        </ClientMessages>
      </section>
      <section>
        <h2>{t('table')}</h2>
        <form method="get" className="row-form filter">
          <SelectField
            id="filter"
            label={t('filter')}
            defaultValue={filter}
            options={AUDIT_FILTERS.map((value) => ({ value, label: t(`filters.${value}`) }))}
          />
          <Button type="submit">{t('apply')}</Button>
        </form>
        {entries.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <AuditTable entries={entries} />
        )}
        <div className="row-form">
          {query.before === null ? null : (
            <LinkButton href={`/settings/audit?filter=${filter}`}>{t('newest')}</LinkButton>
          )}
          {next === null ? null : (
            <LinkButton href={`/settings/audit?filter=${filter}&before=${next}`}>{t('older')}</LinkButton>
          )}
        </div>
      </section>
    </SettingsPage>
  );
}

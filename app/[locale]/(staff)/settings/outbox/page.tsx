import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { listOutbox } from '@/lib/services/outbox';
import { listOutboxInput } from '@/lib/validation/outbox';
import { SettingsPage } from '../settings-page';
import { MailTable } from './mail-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox');
  return { title: t('title') };
}

type OutboxPageProps = Readonly<{ searchParams: Promise<{ before?: string | string[] }> }>;

export default async function OutboxPage({ searchParams }: OutboxPageProps) {
  const actor = await requirePermission(await getLocale(), 'outbox:read');
  const [t, { before }] = await Promise.all([getTranslations('outbox'), searchParams]);
  const parsed = listOutboxInput.safeParse({ before });
  const query = parsed.success ? parsed.data : { before: null };
  const { entries, next, hasMailServer } = await listOutbox(actor, query);

  return (
    <SettingsPage actor={actor} part="outbox">
      {hasMailServer ? null : (
        <Notice tone="sun" title={t('noServerTitle')}>
          {t('noServer')}
        </Notice>
      )}
      {entries.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <MailTable entries={entries} />
      )}
      <div className="row-form">
        {query.before === null ? null : <LinkButton href="/settings/outbox">{t('newest')}</LinkButton>}
        {next === null ? null : (
          <LinkButton href={`/settings/outbox?before=${next}`}>{t('older')}</LinkButton>
        )}
      </div>
    </SettingsPage>
  );
}

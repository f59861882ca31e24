import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { may, type MemberActor } from '@/lib/auth/policy';
import { getInvitationLimit } from '@/lib/services/invitation-limits';
import { listOutbox, type OutboxPage as Listed } from '@/lib/services/outbox';
import { listOutboxInput, type ListOutboxInput } from '@/lib/validation/outbox';
import { SettingsPage } from '../settings-page';
import { changeLimitAction, retryAllMailsAction } from './actions';
import { LimitForm } from './limit-form';
import { MailFilter } from './mail-filter';
import { MailTable } from './mail-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox');
  return { title: t('title') };
}

type OutboxPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** What has been sent, what waits, and what somebody has to look after. */
export default async function OutboxPage({ searchParams }: OutboxPageProps) {
  const actor = await requirePermission(await getLocale(), 'outbox:read');
  const [t, { before, state }] = await Promise.all([getTranslations('outbox'), searchParams]);
  const query = listOutboxInput.parse({ before, state });
  const listed = await listOutbox(actor, query);
  const { entries, next, hasMailServer, counts } = listed;

  return (
    <SettingsPage actor={actor} part="outbox">
      {hasMailServer ? null : (
        <Notice tone="sun" title={t('noServerTitle')}>
          {t('noServer')}
        </Notice>
      )}
      <ClientMessages namespaces={['outbox', 'common', 'errors']}>
        <Failed counts={counts} />
        <div className="stack">
          <MailFilter counts={counts} state={query.state} />
          {entries.length === 0 ? (
            <EmptyState title={t(query.state === null ? 'emptyTitle' : 'emptyFilterTitle')}>
              {t(query.state === null ? 'empty' : 'emptyFilter')}
            </EmptyState>
          ) : (
            <MailTable entries={entries} />
          )}
          <Pages query={query} next={next} />
        </div>
        <Limit actor={actor} />
      </ClientMessages>
    </SettingsPage>
  );
}

/** Stands at the top while mails have been given up. */
async function Failed({ counts }: Pick<Listed, 'counts'>) {
  const t = await getTranslations('outbox');
  if (counts.failed === 0) return null;
  return (
    <div className="stack">
      <Notice tone="berry" title={t('failedTitle', { count: counts.failed })}>
        {t('failedBody')}
      </Notice>
      <OneButtonForm
        id="retry-all"
        action={retryAllMailsAction}
        fields={{}}
        label={t('retryAll')}
        pendingLabel={t('retrying')}
      />
    </div>
  );
}

async function Pages({ query, next }: Readonly<{ query: ListOutboxInput; next: string | null }>) {
  const t = await getTranslations('outbox');
  const state = query.state === null ? '' : `state=${query.state}`;
  return (
    <div className="row-form">
      {query.before === null ? null : (
        <LinkButton href={state === '' ? '/settings/outbox' : `/settings/outbox?${state}`}>
          {t('newest')}
        </LinkButton>
      )}
      {next === null ? null : (
        <LinkButton href={`/settings/outbox?${state === '' ? '' : `${state}&`}before=${next}`}>
          {t('older')}
        </LinkButton>
      )}
    </div>
  );
}

async function Limit({ actor }: Readonly<{ actor: MemberActor }>) {
  if (!may(actor, 'settings:manage')) return null;
  return <LimitForm action={changeLimitAction} {...await getInvitationLimit(actor)} />;
}

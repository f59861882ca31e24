import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { formatTime } from '@/lib/i18n/format';
import { type BatchView, getBatch } from '@/lib/services/bulk-invitations';
import { idOrNotFound, orNotFound } from '../../../../../page-data';
import { undoBatchAction } from './actions';

type BatchPageProps = Readonly<{ params: Promise<{ batchId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations.batch');
  return { title: t('title') };
}

/** People who were invited together: undo while nobody knows, and where their mails are. */
export default async function BatchPage({ params }: BatchPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const batchId = idOrNotFound((await params).batchId);
  const batch = await orNotFound(getBatch(actor, { batchId }));
  const [t, nav] = await Promise.all([getTranslations('invitations.batch'), getTranslations('nav')]);
  const path = `/assessments/${batch.assessment.id}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: batch.assessment.name, href: path },
      ]}
    >
      <PageHead title={t('title')} />
      <div className="stack">
        <Standing batch={batch} batchId={batchId} time={formatTime(locale, batch.mailsFrom)} />
        <div className="actions">
          <LinkButton href={path} variant={batch.undoable ? 'plain' : 'primary'}>
            {t('back')}
          </LinkButton>
          {batch.undone ? null : (
            <LinkButton variant="quiet" href={`${path}/invitations/batches/${batchId}`}>
              {t('refresh')}
            </LinkButton>
          )}
          {may(actor, 'outbox:read') && !batch.undone ? (
            <LinkButton variant="quiet" href="/settings/outbox">
              {t('toOutbox')}
            </LinkButton>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

type StandingProps = Readonly<{ batch: BatchView; batchId: string; time: string }>;

async function Standing({ batch, batchId, time }: StandingProps) {
  const t = await getTranslations('invitations.batch');
  if (batch.undone) {
    return (
      <Notice tone="sky" live title={t('undoneTitle')}>
        {t('undoneBody')}
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="sky" live title={t('doneTitle', { count: batch.size })}>
        {batch.undoable ? t('waiting', { time }) : t('left')}
      </Notice>
      {batch.undoable ? (
        <ClientMessages namespaces={['common', 'errors']}>
          <OneButtonForm
            id="undo"
            action={undoBatchAction}
            fields={{ batchId }}
            label={t('undo')}
            pendingLabel={t('undoing')}
          />
        </ClientMessages>
      ) : null}
      <Mails mails={batch.mails} />
    </>
  );
}

const ORDER = ['waiting', 'sent', 'shown', 'failed', 'cancelled'] as const;

async function Mails({ mails }: Pick<BatchView, 'mails'>) {
  const t = await getTranslations('invitations.batch');
  return (
    <Table
      caption={t('mailsCaption')}
      head={
        <tr>
          <th scope="col">{t('stateHead')}</th>
          <th scope="col" className="num">
            {t('count')}
          </th>
        </tr>
      }
    >
      {ORDER.filter((state) => mails[state] > 0).map((state) => (
        <tr key={state}>
          <th scope="row">{t(`mails.${state}`)}</th>
          <td className="num">{mails[state]}</td>
        </tr>
      ))}
    </Table>
  );
}

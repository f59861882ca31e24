import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { AnswerForm } from '@/components/requests/answer-form';
import { RequestHead } from '@/components/requests/request-head';
import { RequestState } from '@/components/requests/request-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePermission } from '@/lib/auth/page-permission';
import { may } from '@/lib/auth/policy';
import { formatDateTime } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';
import { readRequest, type RequestDetails } from '@/lib/services/requests';
import { idOrNotFound, orNotFound } from '../../page-data';
import { answerRequestAction, noteCommentAction, takeRequestAction } from './actions';

type RequestPageProps = Readonly<{ params: Promise<{ requestId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('requests');
  return { title: t('title') };
}

/** One request in the candidate's words, and the answer of a named person. */
export default async function RequestPage({ params }: RequestPageProps) {
  const actor = await requirePermission(await getLocale(), 'request:read');
  const requestId = idOrNotFound((await params).requestId);
  const request = await orNotFound(readRequest(actor, { requestId }));
  const t = await getTranslations('requests');
  return (
    <Page crumbs={[{ label: t('title'), href: '/requests' }]}>
      <PageHead
        title={t(`kinds.${request.kind}`)}
        facts={[<RequestState key="state" request={request} />]}
        actions={request.answered || request.taken ? null : <TakeButton request={request} />}
      />
      <div className="stack">
        <RequestHead request={request} />
        <p>{t(`explain.${request.kind}`)}</p>
        <section className="sec" aria-labelledby="words-title">
          <h2 id="words-title">{t('words')}</h2>
          {request.text === '' ? (
            <p className="muted">{t('noWords')}</p>
          ) : (
            <blockquote className="own-words" lang={request.locale}>
              {request.text}
            </blockquote>
          )}
          <p>
            {request.reportId === null ? (
              <span className="muted">{t('noReport')}</span>
            ) : (
              <LinkButton href={`/reports/${request.reportId}`}>{t('report')}</LinkButton>
            )}
          </p>
          {request.kind === 'erasure' && may(actor, 'candidate:erase') ? (
            <p>
              <LinkButton href={`/settings/retention/${request.attemptId}`}>{t('retention')}</LinkButton>
            </p>
          ) : null}
        </section>
        {request.answered ? <Answered request={request} /> : <Answer request={request} />}
      </div>
    </Page>
  );
}

async function TakeButton({ request }: Readonly<{ request: RequestDetails }>) {
  const t = await getTranslations('requests');
  const isComment = request.kind === 'comment';
  return (
    <ClientMessages namespaces={['requests', 'common', 'errors']}>
      <OneButtonForm
        action={isComment ? noteCommentAction : takeRequestAction}
        fields={{ requestId: request.id }}
        label={isComment ? t('read') : t('take')}
        pendingLabel={isComment ? t('reading') : t('taking')}
        id="take"
      />
    </ClientMessages>
  );
}

async function Answer({ request }: Readonly<{ request: RequestDetails }>) {
  const t = await getTranslations('requests');
  return (
    <section className="sec" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('answerTitle')}</h2>
      <ClientMessages namespaces={['requests', 'common', 'errors']}>
        <AnswerForm
          action={answerRequestAction}
          requestId={request.id}
          language={isLocale(request.locale) ? t(`languages.${request.locale}`) : request.locale}
          hasAddress={request.hasAddress}
        />
      </ClientMessages>
    </section>
  );
}

async function Answered({ request }: Readonly<{ request: RequestDetails }>) {
  const [t, locale] = await Promise.all([getTranslations('requests'), getLocale()]);
  const { answered, answer } = request;
  if (!answered) return null;
  const date = formatDateTime(locale, answered.at);
  return (
    <section className="sec" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('answeredTitle')}</h2>
      <p className="small muted">
        {answered.by === null ? date : t('answeredBy', { name: answered.by, date })}
      </p>
      {answer === '' ? null : (
        <blockquote className="own-words" lang={request.locale}>
          {answer}
        </blockquote>
      )}
    </section>
  );
}

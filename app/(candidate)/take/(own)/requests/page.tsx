import { getTranslations } from 'next-intl/server';
import { OwnRequestSection } from '@/components/own/own-request';
import { FocusedSummary } from '@/components/take/focused-summary';
import { type OwnRequest, listOwnRequests } from '@/lib/services/candidate-requests';
import { REQUEST_KINDS, type RequestKind } from '@/lib/validation/candidate-request';
import { enter } from '../../enter';
import { OwnBack } from '../../own-back';
import { ownMetadata } from '../../own-metadata';
import { Shell } from '../../shell';

const PATH = '/take/requests';

type RequestsPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata({ searchParams }: RequestsPageProps) {
  return ownMetadata('requests.pageTitle', (await searchParams)['error'] !== undefined);
}

/** What one may still ask about the result, and after withdrawing only about the data. */
const OPEN_KINDS: Readonly<Record<'submitted' | 'withdrawn', readonly RequestKind[]>> = {
  submitted: ['comment', 'humanReview', 'writtenStatement', 'erasure'],
  withdrawn: ['erasure'],
};

/** A comment, requests to a human and the answers to them. */
export default async function RequestsPage({ searchParams }: RequestsPageProps) {
  const entry = await enter(PATH, ['submitted', 'withdrawn']);
  if (!entry.open) return entry.page;
  const { actor, view } = entry;
  const [t, requests, { error, of, done }] = await Promise.all([
    getTranslations('own.requests'),
    listOwnRequests(actor),
    searchParams,
  ]);
  const open = OPEN_KINDS[view.state === 'withdrawn' ? 'withdrawn' : 'submitted'];
  const faulty = error === 'missing' ? REQUEST_KINDS.find((kind) => kind === of) : undefined;
  return (
    <Shell view={view} path={PATH}>
      <OwnBack />
      <div className="stack">
        {faulty ? (
          <FocusedSummary title={t('missingTitle')} message={t('missing')} fieldId={`${faulty}-text`} />
        ) : null}
        {error !== undefined && !faulty ? <FocusedSummary title={t('title')} message={t('failed')} /> : null}
        {done === undefined ? null : (
          <p className="note sky" role="status">
            {t('done')}
          </p>
        )}
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
      </div>
      {shownKinds(requests, open).map((kind) => (
        <OwnRequestSection
          key={kind}
          kind={kind}
          made={requests.filter((request) => request.kind === kind)}
          attemptRef={view.ref}
          missing={kind === faulty}
          open={open.includes(kind)}
        />
      ))}
    </Shell>
  );
}

function shownKinds(requests: readonly OwnRequest[], open: readonly RequestKind[]): readonly RequestKind[] {
  return REQUEST_KINDS.filter((kind) => open.includes(kind) || requests.some((made) => made.kind === kind));
}

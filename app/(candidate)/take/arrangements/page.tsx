import { getTranslations } from 'next-intl/server';
import { Back } from '@/components/take/back';
import { FocusedSummary } from '@/components/take/focused-summary';
import { HiddenFields } from '@/components/take/hidden-fields';
import { listOwnRequests, type OwnRequest } from '@/lib/services/candidate-requests';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { REQUEST_TEXT_MAX } from '@/lib/validation/candidate-request';
import { enter } from '../enter';
import { ownMetadata } from '../own-metadata';
import { Shell } from '../shell';

const PATH = '/take/arrangements';
const TEXT_ID = 'other-text';

type ArrangementsPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata({ searchParams }: ArrangementsPageProps) {
  return ownMetadata('arrange.pageTitle', (await searchParams)['error'] !== undefined);
}

/** What everybody has, what one can switch on, and another way to answer; never why. */
export default async function ArrangementsPage({ searchParams }: ArrangementsPageProps) {
  const entry = await enter(PATH, ['early', 'consent', 'answering']);
  if (!entry.open) return entry.page;
  const { actor, view } = entry;
  const [t, ask, requests, { error }] = await Promise.all([
    getTranslations('own.arrange'),
    getTranslations('own.requests'),
    listOwnRequests(actor),
    searchParams,
  ]);
  const isMissing = error === 'missing';
  return (
    <Shell view={view} path={PATH}>
      <Back href="/take" label={t('back')} />
      <div className="stack">
        {isMissing ? (
          <FocusedSummary title={ask('missingTitle')} message={ask('missing')} fieldId={TEXT_ID} />
        ) : null}
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
      </div>
      <section className="sec">
        <h2>{t('always')}</h2>
        <ul className="plain">
          {(['time', 'pause', 'reader', 'one'] as const).map((line) => (
            <li key={line}>{t(`list.${line}`)}</li>
          ))}
        </ul>
        <LargeText view={view} />
      </section>
      <OtherWay
        view={view}
        made={requests.findLast(({ kind }) => kind === 'otherWay') ?? null}
        isMissing={isMissing}
      />
    </Shell>
  );
}

async function LargeText({ view }: Readonly<{ view: CandidateView }>) {
  const t = await getTranslations('own.arrange');
  return (
    <form method="post" action="/api/take/arrangements" className="stack">
      <HiddenFields fields={{ attemptRef: view.ref }} />
      <label className="opt agree">
        <input
          type="checkbox"
          name="largeText"
          value="yes"
          defaultChecked={view.largeText}
          autoComplete="off"
          aria-describedby="large-hint"
        />
        <span>
          {t('large')}
          <br />
          <span className="hint" id="large-hint">
            {t('largeHint')}
          </span>
        </span>
      </label>
      <div className="cand-go">
        <button className="btn primary tall" type="submit">
          {t('save')}
        </button>
      </div>
    </form>
  );
}

type OtherWayProps = Readonly<{ view: CandidateView; made: OwnRequest | null; isMissing: boolean }>;

async function OtherWay({ view, made, isMissing }: OtherWayProps) {
  const [t, ask] = await Promise.all([getTranslations('own.arrange'), getTranslations('own.requests')]);
  const waits = made !== null && made.state !== 'answered';
  return (
    <section className="sec">
      <h2>{t('otherTitle')}</h2>
      <p>{t('otherText')}</p>
      {made?.answer ? (
        <p className="note sky">
          <b>{made.answer.by}</b> {made.answer.text}
        </p>
      ) : null}
      {waits && made.dueAt ? (
        <p className="note sky" role="status">
          {t('otherDone', { date: made.createdAt, due: made.dueAt })}
        </p>
      ) : null}
      {waits ? null : (
        <form method="post" action="/api/take/requests" className="stack" noValidate>
          <HiddenFields fields={{ attemptRef: view.ref, kind: 'otherWay' }} />
          <div className="field">
            <label htmlFor={TEXT_ID}>{t('otherLabel')}</label>
            <p className="hint" id={`${TEXT_ID}-hint`}>
              {t('otherHint')}
            </p>
            {isMissing ? <p className="err">{ask('missing')}</p> : null}
            <textarea
              className="in"
              id={TEXT_ID}
              name="text"
              rows={2}
              maxLength={REQUEST_TEXT_MAX}
              aria-describedby={`${TEXT_ID}-hint`}
              aria-invalid={isMissing ? true : undefined}
            />
          </div>
          <div className="cand-go">
            <button className="btn tall" type="submit">
              {t('otherButton')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

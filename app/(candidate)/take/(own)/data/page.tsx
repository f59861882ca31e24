import { getLocale, getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/take/hidden-fields';
import { enter } from '../../enter';
import { OwnBack } from '../../own-back';
import { ownMetadata } from '../../own-metadata';
import { Shell } from '../../shell';

const PATH = '/take/data';

export const generateMetadata = () => ownMetadata('data.pageTitle');

/** Everything that is stored about the candidate, to take along. */
export default async function OwnDataPage() {
  const entry = await enter(PATH, ['submitted', 'withdrawn', 'answering', 'expired', 'cancelled']);
  if (!entry.open) return entry.page;
  const { view } = entry;
  const [t, locale] = await Promise.all([getTranslations('own.data'), getLocale()]);
  return (
    <Shell view={view} path={PATH}>
      <OwnBack />
      <div className="stack">
        <h1>{t('title')}</h1>
        <p>{t('text')}</p>
        <p>{t('what')}</p>
        <form method="post" action="/api/take/data" className="cand-go">
          <HiddenFields fields={{ attemptRef: view.ref, locale }} />
          <button className="btn primary tall" type="submit">
            {t('button')}
          </button>
        </form>
        <p className="muted">{t('audit')}</p>
        <p className="muted">{t('shared')}</p>
      </div>
      {view.state === 'submitted' || view.state === 'withdrawn' ? (
        <section className="sec">
          <h2>{t('eraseTitle')}</h2>
          <p>
            <a className="linkish" href="/take/requests#erasure">
              {t('erase')}
            </a>
          </p>
        </section>
      ) : null}
    </Shell>
  );
}

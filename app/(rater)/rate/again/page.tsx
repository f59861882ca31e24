import { getTranslations } from 'next-intl/server';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';

const FIRST_STEP = '/rate/1';

export const generateMetadata = () => pageMetadata('again');

/** Why some steps are rated once more, and that nobody has to change their mind. */
export default async function AgainPage() {
  const entry = await enter('/rate/again', ['again', 'votedAgain']);
  if (!entry.open) return entry.page;
  const t = await getTranslations('rate.again');
  return (
    <Shell organizationName={entry.door.organizationName} path="/rate/again">
      <div className="stack intro">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <p>{t('free')}</p>
        <p className="cand-go">
          <a className="btn primary tall" href={FIRST_STEP}>
            {t('begin')}
          </a>
        </p>
      </div>
    </Shell>
  );
}

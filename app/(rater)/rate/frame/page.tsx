import { getTranslations } from 'next-intl/server';
import { anchorWords, ASKED, type Asked, exampleWords } from '../anchor-words';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';

export const generateMetadata = () => pageMetadata('frame');

const RULES = ['job', 'now', 'one', 'spread', 'alone', 'skip'] as const;

/** What the values mean, with one example each, before anything is rated: everybody rates in the same frame. */
export default async function FramePage() {
  const entry = await enter('/rate/frame', ['frame', 'rating', 'again']);
  if (!entry.open) return entry.page;
  const t = await getTranslations('rate.frame');
  return (
    <Shell organizationName={entry.door.organizationName} path="/rate/frame">
      <div className="stack intro">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <h2>{t('rulesTitle')}</h2>
        <ul className="points">
          {RULES.map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
        </ul>
        <h2>{t('examplesTitle')}</h2>
        <p>{t('examplesLead')}</p>
        {ASKED.map((rating) => (
          <Examples key={rating} rating={rating} />
        ))}
        <form method="post" action="/api/rate/frame" className="cand-go">
          <button className="btn primary tall" type="submit">
            {t(entry.door.state === 'frame' ? 'begin' : 'back')}
          </button>
        </form>
      </div>
    </Shell>
  );
}

async function Examples({ rating }: Readonly<{ rating: Asked }>) {
  const [t, help, anchors, examples] = await Promise.all([
    getTranslations('rate.frame'),
    getTranslations('roles.anchorsHelp'),
    anchorWords(),
    exampleWords(),
  ]);
  return (
    <section className="frame-part" aria-labelledby={`frame-${rating}`}>
      <h3 id={`frame-${rating}`}>{help(`${rating}.name`)}</h3>
      <p>{help(`${rating}.question`)}</p>
      {rating === 'relevance' ? <p className="muted">{t('relevanceOf')}</p> : null}
      <dl className="examples">
        {anchors[rating].map((anchor, value) => (
          <div key={anchor}>
            <dt>{t('value', { value, anchor })}</dt>
            <dd>{examples[rating][value]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

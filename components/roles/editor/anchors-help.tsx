'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useAnchors } from '../words/anchors';

const RATINGS = ['frequency', 'loss', 'gain', 'relevance'] as const;

/** What the values of the four ratings mean, with the question that each answers. */
export const AnchorsHelp = memo(function AnchorsHelp() {
  const t = useTranslations('roles.anchorsHelp');
  const anchors = useAnchors();
  return (
    <details className="anchors">
      <summary>{t('title')}</summary>
      <div className="anchor-lists">
        {RATINGS.map((rating) => (
          <section key={rating} className="stack-2">
            <h3>{t(`${rating}.name`)}</h3>
            <p className="small muted">{t(`${rating}.question`)}</p>
            <ol className="anchor-list">
              {anchors[rating].map((anchor, value) => (
                <li key={anchor}>
                  <b className="num">{value}</b>
                  <span>{anchor}</span>
                </li>
              ))}
            </ol>
            <p className="small muted">{t(`${rating}.example`)}</p>
          </section>
        ))}
      </div>
    </details>
  );
});

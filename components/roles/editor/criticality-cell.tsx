'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { DraftRating } from '@/lib/job-analysis/types';
import { useAlive } from './alive';

const BAR_WIDTH = 44;
const PER_CENT = 100;

type CriticalityCellProps = Readonly<{
  stepId: string;
  number: number;
  criticality: number | null;
  rating: DraftRating | undefined;
}>;

/** Criticality from 0 to 100; pressed, it says which ratings made it. */
export function CriticalityCell({ stepId, number, criticality, rating }: CriticalityCellProps) {
  const t = useTranslations('roles.criticality');
  const popup = useId();
  const alive = useAlive();
  if (criticality === null || !isRated(rating)) {
    return (
      <span className="crit">
        <span />
        <span className="muted" title={t('missing')}>
          –
        </span>
      </span>
    );
  }
  const { frequency, loss, gain } = rating;
  const shown = Math.round(criticality * PER_CENT);
  return (
    <>
      <button
        type="button"
        className="crit tr"
        id={`criticality-${stepId}`}
        popoverTarget={popup}
        aria-label={t('label', { number, value: shown })}
      >
        <svg className="fig" viewBox={`0 0 ${BAR_WIDTH} 8`} aria-hidden="true">
          <rect className="bg" width={BAR_WIDTH} height={8} />
          <rect className="bar" width={BAR_WIDTH * criticality} height={8} />
        </svg>
        <span className="num">{shown}</span>
      </button>
      {alive ? (
        <div id={popup} popover="auto" className="pop">
          <p className="strong">{t('title', { number, value: shown })}</p>
          <p>{t('how', { frequency, loss, gain, impact: Math.max(loss, gain) })}</p>
          <p className="muted">{t('formula')}</p>
        </div>
      ) : null}
    </>
  );
}

type Rated = DraftRating & Readonly<{ frequency: number; loss: number; gain: number }>;

function isRated(rating: DraftRating | undefined): rating is Rated {
  return rating !== undefined && rating.frequency !== null && rating.loss !== null && rating.gain !== null;
}

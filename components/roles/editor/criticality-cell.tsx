'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { DraftRating } from '@/lib/job-analysis/types';
import type { StepWords } from '../words/step-words';
import { useAlive } from './alive';

const BAR_WIDTH = 44;
const PER_CENT = 100;

type CriticalityCellProps = Readonly<{
  stepId: string;
  number: number;
  criticality: number | null;
  rating: DraftRating | undefined;
  words: StepWords;
}>;

/** Criticality from 0 to 100; pressed, it says which ratings made it. */
export function CriticalityCell({ stepId, number, criticality, rating, words }: CriticalityCellProps) {
  const popup = useId();
  const alive = useAlive();
  if (criticality === null || !isRated(rating)) {
    return (
      <span className="crit">
        <span />
        <span className="muted" title={words.notCritical}>
          –
        </span>
      </span>
    );
  }
  const shown = Math.round(criticality * PER_CENT);
  return (
    <>
      <button
        type="button"
        className="crit tr"
        id={`criticality-${stepId}`}
        popoverTarget={popup}
        aria-label={words.criticalityOf(number, shown)}
      >
        <svg className="fig" viewBox={`0 0 ${BAR_WIDTH} 8`} aria-hidden="true">
          <rect className="bg" width={BAR_WIDTH} height={8} />
          <rect className="bar" width={BAR_WIDTH * criticality} height={8} />
        </svg>
        <span className="num">{shown}</span>
      </button>
      {alive ? (
        <div id={popup} popover="auto" className="pop">
          <Reasons number={number} shown={shown} rating={rating} />
        </div>
      ) : null}
    </>
  );
}

type ReasonsProps = Readonly<{ number: number; shown: number; rating: Rated }>;

function Reasons({ number, shown, rating }: ReasonsProps) {
  const t = useTranslations('roles.criticality');
  const { frequency, loss, gain } = rating;
  return (
    <>
      <p className="strong">{t('title', { number, value: shown })}</p>
      <p>{t('how', { frequency, loss, gain, impact: Math.max(loss, gain) })}</p>
      <p className="muted">{t('formula')}</p>
    </>
  );
}

type Rated = DraftRating & Readonly<{ frequency: number; loss: number; gain: number }>;

function isRated(rating: DraftRating | undefined): rating is Rated {
  return rating !== undefined && rating.frequency !== null && rating.loss !== null && rating.gain !== null;
}

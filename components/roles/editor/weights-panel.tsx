'use client';

import { useLocale, useTranslations } from 'next-intl';
import { WeightBar } from '@/components/charts/weight-bar';
import { formatDate, formatPercent } from '@/lib/i18n/format';
import type { DraftWeights } from '@/lib/job-analysis/draft-weights';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import { weightShares } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS, type PerScale, type ScaleKey } from '@/lib/scales';
import { findScale, findStep, ownRating, type Workbench } from '../draft/workbench';

const PER_CENT = 100;

export type RaterLabel = Readonly<{ raterId: string; index: number; name: string | null }>;

type WeightsPanelProps = Readonly<{
  draft: Workbench;
  weights: DraftWeights;
  raters: readonly RaterLabel[];
  /** Whole percents of the newest published version; null for an excluded scale. */
  published: Readonly<{ version: number; percents: PerScale<number | null> }> | null;
}>;

/** The six weights as they follow from the ratings on the page, each with the steps behind it. */
export function WeightsPanel({ draft, weights, raters, published }: WeightsPanelProps) {
  const t = useTranslations('roles.weights');
  const { derived } = weights;
  return (
    <section className="stack-2" aria-labelledby="weights-title">
      <h2 id="weights-title">{t('title')}</h2>
      {derived.status === 'none' ? <p className="small muted">{t(`none.${derived.reason}`)}</p> : null}
      {derived.status === 'derived' ? (
        <>
          <p className="small muted">
            {t('intro')} {published ? t('triangle', { version: published.version }) : ''} {t('oneRater')}
          </p>
          <ol className="weights">
            {SCALE_KEYS.map((scale) => (
              <Weight
                key={scale}
                scale={scale}
                draft={draft}
                weights={weights}
                derived={derived}
                raters={raters}
                published={published}
              />
            ))}
          </ol>
          <p className="small muted">{t(`bounds.${derived.bounds.rule}`)}</p>
        </>
      ) : null}
    </section>
  );
}

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type WeightProps = WeightsPanelProps & Readonly<{ scale: ScaleKey; derived: Derived }>;

function Weight({ scale, draft, weights, derived, raters, published }: WeightProps) {
  const t = useTranslations('roles.weights');
  const scales = useTranslations('scales.names');
  const locale = useLocale();
  const index = SCALE_KEYS.indexOf(scale);
  const name = scales(scale);
  const isExcluded = findScale(draft, scale).excludedReason !== null;
  const percent = derived.percents[index] ?? 0;
  const previous = published?.percents[index] ?? null;
  const shares = weightShares(weights.rated, derived.criticality, derived, scale);
  const held = derived.heldBy[index] ?? null;
  const shown = formatPercent(locale, percent);
  const notes = [
    t('noInterval'),
    ...(held ? [t(`heldBy.${held}`)] : []),
    ...(published && previous !== null
      ? [t('previous', { version: published.version, percent: formatPercent(locale, previous) })]
      : []),
  ];

  return (
    <li id={`weight-${scale}`}>
      <div className="top">
        <span>{name}</span>
        <b>{isExcluded ? t('excluded') : shown}</b>
      </div>
      {isExcluded ? (
        <span className="why">{findScale(draft, scale).excludedReason}</span>
      ) : (
        <>
          <WeightBar
            percent={(derived.weights[index] ?? 0) * PER_CENT}
            interval={null}
            previous={previous}
            label={t('barLabel', { scale: name, percent: shown })}
          />
          <span className="why num">{shares.length > 0 ? notes.join(' · ') : t('noStep')}</span>
        </>
      )}
      {shares.length > 0 ? (
        <details>
          <summary>{t('fromSteps', { count: shares.length })}</summary>
          <p className="small muted">{t('sharesAddUp', { percent: shown })}</p>
          <ol className="chain">
            {shares.map(({ step, shownOfWeight }) => {
              const stepId = weights.stepIds[step] ?? '';
              return (
                <li key={stepId}>
                  <span>{findStep(draft, stepId)?.title || t('unnamed')}</span>
                  <span className="sh">{formatPercent(locale, shownOfWeight)}</span>
                  <span className="from">
                    <ShareNote draft={draft} stepId={stepId} scale={scale} raters={raters} />
                  </span>
                </li>
              );
            })}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

type ShareNoteProps = Readonly<{
  draft: Workbench;
  stepId: string;
  scale: ScaleKey;
  raters: readonly RaterLabel[];
}>;

/** The ratings behind one share, with who gave them and when. */
function ShareNote({ draft, stepId, scale, raters }: ShareNoteProps) {
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  const step = findStep(draft, stepId);
  const rating = step ? ownRating(draft, step) : undefined;
  if (!rating) return null;
  const rater = raters.find(({ raterId }) => raterId === rating.raterId);
  const { frequency, loss, gain, relevance, ratedAt } = rating;
  return t('shareNote', {
    relevance: relevance[SCALE_KEYS.indexOf(scale)] ?? 0,
    frequency: frequency ?? 0,
    loss: loss ?? 0,
    gain: gain ?? 0,
    rater: rater?.name ?? t('rater', { number: rater?.index ?? 1 }),
    date: formatDate(locale, new Date(ratedAt)),
  });
}

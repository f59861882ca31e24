'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { WeightBar } from '@/components/charts/weight-bar';
import { formatDate, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import { averageRatings, completeRatings } from '@/lib/job-analysis/average-ratings';
import type { DraftWeights } from '@/lib/job-analysis/draft-weights';
import type { DerivedWeights, ObservedFrequency } from '@/lib/job-analysis/types';
import type { WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import { type WeightShare, weightShares } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS, type PerScale, type ScaleKey } from '@/lib/scales';
import { findScale, findStep, type Workbench } from '../draft/workbench';

const PER_CENT = 100;

export type RaterLabel = Readonly<{ raterId: string; index: number; name: string | null }>;

type WeightsPanelProps = Readonly<{
  draft: Workbench;
  weights: DraftWeights;
  uncertainty: WeightUncertainty;
  /** Raters whose ratings count. */
  counted: number;
  raters: readonly RaterLabel[];
  /** Whole percents of the newest published version; null for an excluded scale. */
  published: Readonly<{ version: number; percents: PerScale<number | null> }> | null;
}>;

/** The six weights as they follow from the ratings on the page, each with the steps behind it. */
export function WeightsPanel(props: WeightsPanelProps) {
  const { weights, counted, published } = props;
  const t = useTranslations('roles.weights');
  const { derived } = weights;
  return (
    <section className="stack-2" aria-labelledby="weights-title">
      <h2 id="weights-title">{t('title')}</h2>
      {derived.status === 'none' ? <p className="small muted">{t(`none.${derived.reason}`)}</p> : null}
      {derived.status === 'derived' ? (
        <>
          <p className="small muted">
            {t('intro')} {published ? t('triangle', { version: published.version }) : ''}{' '}
            {counted > 1 ? t('severalRaters', { count: counted }) : t('oneRater')}
          </p>
          <ol className="weights">
            {SCALE_KEYS.map((scale) => (
              <Weight key={scale} {...props} scale={scale} derived={derived} />
            ))}
          </ol>
          <p className="small muted">
            {t(`bounds.${derived.beforeOverrides ? 'override' : derived.bounds.rule}`)}
          </p>
        </>
      ) : null}
    </section>
  );
}

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type WeightProps = WeightsPanelProps & Readonly<{ scale: ScaleKey; derived: Derived }>;

function Weight(props: WeightProps) {
  const { scale, draft, derived } = props;
  const t = useTranslations('roles.weights');
  const scales = useTranslations('scales.names');
  const locale = useLocale();
  const { excludedReason } = findScale(draft, scale);
  const shown = formatPercent(locale, derived.percents[SCALE_KEYS.indexOf(scale)] ?? 0);
  return (
    <li id={`weight-${scale}`}>
      <div className="top">
        <span>{scales(scale)}</span>
        <b>{excludedReason === null ? shown : t('excluded')}</b>
      </div>
      {excludedReason === null ? (
        <WeightFigure {...props} shown={shown} />
      ) : (
        <span className="why">{excludedReason}</span>
      )}
      <WeightSteps {...props} shown={shown} />
    </li>
  );
}

type ShownProps = WeightProps & Readonly<{ shown: string }>;

function WeightFigure(props: ShownProps) {
  const { scale, derived, published, shown, uncertainty } = props;
  const t = useTranslations('roles.weights');
  const scales = useTranslations('scales.names');
  const index = SCALE_KEYS.indexOf(scale);
  const weight = derived.weights[index] ?? 0;
  const limits = uncertainty.status === 'estimated' ? uncertainty.interval90[index] : undefined;
  const interval = limits ? { low: limits[0] * PER_CENT, high: limits[1] * PER_CENT } : null;
  const notes = useWeightNotes(props, interval);
  return (
    <>
      <WeightBar
        percent={weight * PER_CENT}
        interval={interval}
        previous={published?.percents[index] ?? null}
        label={t('barLabel', { scale: scales(scale), percent: shown })}
      />
      <span className="why num">{weight > 0 ? notes.join(' · ') : t('noStep')}</span>
    </>
  );
}

/** What stands under a weight: its interval or why there is none, the limit that holds it, the version before. */
function useWeightNotes(
  { scale, derived, published, counted }: ShownProps,
  interval: Readonly<{ low: number; high: number }> | null,
): readonly string[] {
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  const index = SCALE_KEYS.indexOf(scale);
  const notes = [
    interval
      ? t('interval', { range: formatRange(locale, interval.low, interval.high) })
      : t(counted > 1 ? 'noIntervalYet' : 'noInterval'),
  ];
  const held = derived.heldBy[index];
  if (held) notes.push(t(`heldBy.${held}`));
  const previous = published?.percents[index] ?? null;
  if (published && previous !== null) {
    notes.push(t('previous', { version: published.version, percent: formatPercent(locale, previous) }));
  }
  return notes;
}

/** The steps behind a weight; their list is made when it is opened, since it changes with every rating. */
function WeightSteps(props: ShownProps) {
  const { scale, weights, derived } = props;
  const t = useTranslations('roles.weights');
  const [isOpen, setIsOpen] = useState(false);
  const shares = weightShares(weights.rated, derived.criticality, derived, scale);
  if (shares.length === 0) return null;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('fromSteps', { count: shares.length })}</summary>
      {isOpen ? <ShareList {...props} shares={shares} /> : null}
    </details>
  );
}

function ShareList(props: ShownProps & Readonly<{ shares: readonly WeightShare[] }>) {
  const { scale, draft, weights, raters, shown, shares } = props;
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  return (
    <>
      <p className="small muted">{t('sharesAddUp', { percent: shown })}</p>
      <ol className="chain">
        {shares.map(({ step, shownOfWeight }) => {
          const stepId = weights.stepIds[step] ?? '';
          return (
            <li key={stepId}>
              <span>{findStep(draft, stepId)?.title || t('unnamed')}</span>
              <span className="sh">{formatPercent(locale, shownOfWeight)}</span>
              <ShareNote draft={draft} stepId={stepId} scale={scale} raters={raters} />
            </li>
          );
        })}
      </ol>
    </>
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
  const ratings = step ? completeRatings(step.ratings) : [];
  const [rating] = ratings;
  if (!rating) return null;
  const seen = <ObservedNote observed={step?.observed} />;
  if (ratings.length > 1) {
    return (
      <>
        <SeveralNote ratings={ratings} scale={scale} />
        {seen}
      </>
    );
  }
  const { raterId, frequency, loss, gain, relevance, ratedAt } = rating;
  const rater = raters.find((candidate) => candidate.raterId === raterId);
  const words = {
    relevance: relevance[SCALE_KEYS.indexOf(scale)] ?? 0,
    frequency,
    loss,
    gain,
    rater: rater?.name ?? t('rater', { number: rater?.index ?? 1 }),
    date: formatDate(locale, new Date(ratedAt)),
  };
  return (
    <>
      <span className="from">{t('shareNote', words)}</span>
      {seen}
    </>
  );
}

/** Says that the frequency of a step was counted, where somebody has decided to use that. */
function ObservedNote({ observed }: Readonly<{ observed: ObservedFrequency | undefined }>) {
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  if (observed === undefined) return null;
  const { events, hours } = observed;
  return <span className="from">{t('observed', { events, hours: formatNumber(locale, hours, 1) })}</span>;
}

type SeveralNoteProps = Readonly<{ ratings: ReturnType<typeof completeRatings>; scale: ScaleKey }>;

/** The mean that a share rests on when several people rated the step. */
function SeveralNote({ ratings, scale }: SeveralNoteProps) {
  const t = useTranslations('roles.weights');
  const locale = useLocale();
  const { frequency, loss, gain, relevance } = averageRatings(ratings);
  const latest =
    ratings
      .map(({ ratedAt }) => ratedAt)
      .sort()
      .at(-1) ?? '';
  const words = {
    count: ratings.length,
    relevance: formatNumber(locale, relevance[SCALE_KEYS.indexOf(scale)] ?? 0, 1),
    frequency: formatNumber(locale, frequency, 1),
    loss: formatNumber(locale, loss, 1),
    gain: formatNumber(locale, gain, 1),
    date: formatDate(locale, new Date(latest)),
  };
  return <span className="from">{t('shareNoteSeveral', words)}</span>;
}

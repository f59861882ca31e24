'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FitTarget } from '@/lib/fit/types';
import { formatPercent } from '@/lib/i18n/format';
import { type TrialPerson, tryWeights } from '@/lib/report/trial-weights';
import { perScale, type PerScale, SCALE_KEYS } from '@/lib/scales';
import { TrialResults, type TrialRow } from './trial-results';
import { WeightInput } from './weight-input';

type TrialProps = Readonly<{
  rows: readonly TrialRow[];
  people: readonly TrialPerson[];
  target: Omit<FitTarget, 'weights'>;
  /** Weights of the profile in whole per cent; null for a scale that is not measured. */
  profile: PerScale<number | null>;
  /** What the address asks for, so that the page works without a script. */
  initial: PerScale<number>;
  /** Chosen people, kept in the address. */
  ids: string;
}>;

const FULL = 100;

/** Weights to play with, in the browser. The fits of the profile stay beside what is tried. */
export function Trial({ rows, people, target, profile, initial, ids }: TrialProps) {
  const t = useTranslations('comparison.trial');
  const locale = useLocale();
  const [given, setGiven] = useState(initial);
  const shown = useDeferredValue(given);
  const result = useMemo(() => tryWeights(people, target, shown), [people, target, shown]);
  const sum = given.reduce((total, weight) => total + weight, 0);
  const reset = () => setGiven(perScale((_, index) => profile[index] ?? 0));
  const change = (scale: number, weight: number) =>
    setGiven((before) => perScale((_, index) => (index === scale ? weight : (before[index] ?? 0))));
  // With a script everything is computed already; sending would only load the page again.
  const stay = (event: FormEvent) => event.preventDefault();

  return (
    <>
      <form method="get" className="trial sec" onSubmit={stay} aria-labelledby="trial-weights">
        <h2 id="trial-weights">{t('weights')}</h2>
        <input type="hidden" name="ids" value={ids} />
        <div className="trial-weights">
          {SCALE_KEYS.map((key, index) => {
            const inProfile = profile[index] ?? null;
            return inProfile === null ? null : (
              <WeightInput
                key={key}
                scale={key}
                value={given[index] ?? 0}
                inProfile={inProfile}
                counted={sum > 0 ? (FULL * (given[index] ?? 0)) / sum : null}
                onChange={(weight) => change(index, weight)}
              />
            );
          })}
        </div>
        <p className="small num" role="status">
          {sum > 0
            ? t('sum', { sum: formatPercent(locale, sum), full: formatPercent(locale, FULL) })
            : t('zero')}
        </p>
        <div className="actions">
          <Button type="submit" variant="primary">
            {t('apply')}
          </Button>
          <Button onClick={reset}>{t('reset')}</Button>
        </div>
      </form>
      {result === null ? (
        <Notice tone="berry" live>
          {t('zero')}
        </Notice>
      ) : (
        <TrialResults rows={rows} result={result} />
      )}
    </>
  );
}

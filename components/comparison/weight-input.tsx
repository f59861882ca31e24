'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ChangeEvent } from 'react';
import { formatPercent } from '@/lib/i18n/format';
import type { ScaleKey } from '@/lib/scales';

const MOST = 100;

type WeightInputProps = Readonly<{
  scale: ScaleKey;
  /** Whole number, 0–100. */
  value: number;
  /** Whole per cent in the profile. */
  inProfile: number;
  /** Per cent after sharing out; null while nothing has a weight. */
  counted: number | null;
  onChange: (weight: number) => void;
}>;

/** One weight: a number that is sent without a script as well, and a slider for the same. */
export function WeightInput({ scale, value, inProfile, counted, onChange }: WeightInputProps) {
  const t = useTranslations('comparison.trial');
  const scaleName = useTranslations('scales.names');
  const locale = useLocale();
  const name = scaleName(scale);
  const id = `weight-${scale}`;
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const typed = Math.round(Number(event.target.value));
    onChange(Number.isFinite(typed) ? Math.min(MOST, Math.max(0, typed)) : 0);
  };
  return (
    <div className="trial-weight">
      <label htmlFor={id}>{name}</label>
      <input
        type="range"
        min={0}
        max={MOST}
        value={value}
        onChange={read}
        aria-label={t('weight', { scale: name })}
        aria-valuetext={formatPercent(locale, value)}
      />
      <input
        className="in num"
        id={id}
        name={`w.${scale}`}
        type="number"
        min={0}
        max={MOST}
        step={1}
        inputMode="numeric"
        value={value}
        onChange={read}
        aria-describedby={`${id}-facts`}
      />
      <span className="small muted num" id={`${id}-facts`}>
        {t('profile', { percent: formatPercent(locale, inProfile) })}
        {counted === null ? null : ` · ${t('counted', { percent: formatPercent(locale, counted) })}`}
      </span>
    </div>
  );
}

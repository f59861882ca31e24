import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

const FREQUENCY = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
const IMPACT = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;
const RELEVANCE = ['v0', 'v1', 'v2', 'v3'] as const;

/** What each value of each rating means, in words; the index is the value. */
export type Anchors = Readonly<Record<'frequency' | 'loss' | 'gain' | 'relevance', readonly string[]>>;

export function useAnchors(): Anchors {
  const t = useTranslations('roles.anchors');
  // Rows are drawn again when their props change, so the words must keep their identity.
  return useMemo(
    () => ({
      frequency: FREQUENCY.map((value) => t(`frequency.${value}`)),
      loss: IMPACT.map((value) => t(`loss.${value}`)),
      gain: IMPACT.map((value) => t(`gain.${value}`)),
      relevance: RELEVANCE.map((value) => t(`relevance.${value}`)),
    }),
    [t],
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import { profileWeights } from '@/lib/job-analysis/profile-document';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { perScale } from '@/lib/scales';
import type { Workbench } from '../draft/workbench';
import { AlphaTable } from './alpha-table';
import { CriticalSteps } from './critical-steps';
import { ProblemsList } from './problems-list';
import type { Analysis } from './use-analysis';
import { type RaterLabel, WeightsPanel } from './weights-panel';

type SidePanelProps = Readonly<{
  draft: Workbench;
  analysis: Analysis;
  raters: readonly RaterLabel[];
  published: Readonly<{ version: number; document: RoleProfileDocument }> | null;
  onGo: (target: Readonly<{ id: string; stepField?: string }>) => void;
}>;

/** Beside the steps: what is missing, the weights, and the steps that must not go wrong. */
export function SidePanel({ draft, analysis, raters, published, onGo }: SidePanelProps) {
  const t = useTranslations('roles');
  const before = useMemo(() => {
    if (!published) return null;
    const percents = weightPercents(profileWeights(published.document));
    const { scales } = published.document;
    return {
      version: published.version,
      percents: perScale((_, index) => (scales[index]?.weight === null ? null : (percents[index] ?? 0))),
    };
  }, [published]);
  const ready =
    published && analysis.isUnchanged
      ? t('problems.unchanged', { version: published.version })
      : t('problems.ready');

  return (
    <aside className="panel" aria-label={t('panel.label')}>
      <ProblemsList draft={draft} problems={analysis.problems} ready={ready} onGo={onGo} />
      <WeightsPanel
        draft={draft}
        weights={analysis.weights}
        uncertainty={analysis.uncertainty}
        counted={analysis.raters}
        raters={raters}
        published={before}
      />
      {analysis.weights.derived.status === 'derived' ? (
        <AlphaTable draft={draft} weights={analysis.weights} />
      ) : null}
      <CriticalSteps draft={draft} />
    </aside>
  );
}

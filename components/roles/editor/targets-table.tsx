'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import { defaultTargets } from '@/lib/job-analysis/default-targets';
import type { DerivedWeights } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { CellIssue } from '../draft/draft-state';
import type { Workbench } from '../draft/workbench';
import { ExcludeDialog } from './exclude-dialog';
import { TargetRow } from './target-row';

type TargetsTableProps = Readonly<{
  draft: Workbench;
  derived: DerivedWeights;
  issues: ReadonlyMap<string, CellIssue>;
  readOnly: boolean;
  /** A control that should take the focus as soon as it is on the page. */
  onWant: (id: string) => void;
}>;

/** What the job asks for on each scale, and which scales it leaves out. */
export function TargetsTable({ draft, derived, issues, readOnly, onWant }: TargetsTableProps) {
  const t = useTranslations('roles.targets');
  const [excluding, setExcluding] = useState<ScaleKey | null>(null);
  const endExcluding = () => {
    if (excluding) onWant(`exclude-${excluding}`);
    setExcluding(null);
  };
  const defaults = derived.status === 'derived' ? defaultTargets(derived.weights) : null;

  return (
    <section className="sec" aria-labelledby="targets-title">
      <header>
        <h2 id="targets-title" tabIndex={-1}>
          {t('title')}
        </h2>
      </header>
      <p className="muted">{t('intro')}</p>
      <ScrollBox label={t('title')}>
        <table className="tbl targets">
          <caption className="vh">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scale')}</th>
              <th scope="col" className="n">
                {t('weight')}
              </th>
              <th scope="col">{t('lower')}</th>
              <th scope="col">{t('upper')}</th>
              <th scope="col">{t('upperReason')}</th>
              <th scope="col">{t('excluded')}</th>
            </tr>
          </thead>
          <tbody>
            {SCALE_KEYS.map((scale, index) => (
              <TargetRow
                key={scale}
                draft={draft}
                scale={scale}
                percent={derived.status === 'derived' ? (derived.percents[index] ?? 0) : null}
                proposal={defaults?.[index] ?? null}
                issues={issues}
                readOnly={readOnly}
                onExclude={() => setExcluding(scale)}
                onWant={onWant}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {excluding ? <ExcludeDialog scale={excluding} onClose={endExcluding} /> : null}
    </section>
  );
}

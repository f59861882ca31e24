'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { CellIssue, DraftState } from '../draft/draft-state';
import { newId } from '../draft/new-id';
import { useDraftStore } from '../draft/use-draft';
import type { RatedStep } from '@/lib/job-analysis/types';
import { cellId } from '../draft/workbench';
import { AnchorsHelp } from './anchors-help';
import { type OpenMenu, StepActions } from './step-actions';
import { StepsTable } from './steps-table';
import { TABLE_VIEWS, type TableView } from './table-view';
import type { Analysis } from './use-analysis';

type StepsSectionProps = Readonly<{
  state: DraftState;
  analysis: Analysis;
  view: TableView;
  /** Of the template, by step. */
  examples: Readonly<Record<string, RatedStep>> | undefined;
  readOnly: boolean;
  onView: (view: TableView) => void;
  onWant: (id: string) => void;
}>;

/** The steps with their two views and help. */
export function StepsSection(props: StepsSectionProps) {
  const { state, analysis, view, examples, readOnly, onView, onWant } = props;
  const t = useTranslations('roles.steps');
  const store = useDraftStore();
  const { draft } = state;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const issues = useMemo(() => issuesByStep(state.issues), [state.issues]);
  const openMenu = useCallback((stepId: string, anchor: HTMLElement) => setMenu({ stepId, anchor }), []);
  const closeMenu = useCallback(() => setMenu(null), []);

  const add = (stageId: string, after: string | null) => {
    const stepId = newId();
    const words = { title: '', kind: 'core', contact: 'direct', customerNotices: '' } as const;
    store.change({ type: 'addStep', stepId, place: { stageId, after }, ...words });
    onWant(cellId({ type: 'step', stepId, field: 'title' }));
  };

  return (
    <section className="stack" aria-labelledby="steps-title">
      <header className="subhead">
        <h2 id="steps-title" tabIndex={-1}>
          {t('title')}
        </h2>
        <ViewSwitch view={view} onView={onView} />
      </header>
      <AnchorsHelp />
      {draft.steps.length === 0 ? <p className="muted">{t('empty')}</p> : null}
      {draft.stages.length > 0 ? (
        <>
          <StepsTable
            draft={draft}
            view={view}
            examples={examples}
            criticality={analysis.criticality}
            issues={issues}
            readOnly={readOnly}
            onMenu={openMenu}
            onAdd={add}
          />
          <p className="small muted">{t('keys')}</p>
        </>
      ) : null}
      <StepActions draft={draft} menu={menu} onClose={closeMenu} onWant={onWant} />
    </section>
  );
}

function ViewSwitch({ view, onView }: Pick<StepsSectionProps, 'view' | 'onView'>) {
  const t = useTranslations('roles.steps');
  return (
    <div className="row-add" role="group" aria-label={t('view')}>
      {TABLE_VIEWS.map((name) => (
        <Button key={name} size="tiny" aria-pressed={view === name} onClick={() => onView(name)}>
          {t(`views.${name}`)}
        </Button>
      ))}
    </div>
  );
}

function issuesByStep(issues: ReadonlyMap<string, CellIssue>): ReadonlyMap<string, readonly CellIssue[]> {
  const byStep = new Map<string, CellIssue[]>();
  for (const issue of issues.values()) {
    if (!('stepId' in issue.ref)) continue;
    byStep.set(issue.ref.stepId, [...(byStep.get(issue.ref.stepId) ?? []), issue]);
  }
  return byStep;
}

'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { CellIssue, DraftState } from '../draft/draft-state';
import { newId } from '../draft/new-id';
import { useDraftStore } from '../draft/use-draft';
import { cellId, findStep } from '../draft/workbench';
import { AnchorsHelp } from './anchors-help';
import { MoveDialog } from './move-dialog';
import { StepMenu } from './step-menu';
import { StepsTable } from './steps-table';
import { TABLE_VIEWS, type TableView } from './table-view';
import type { Analysis } from './use-analysis';

type StepsSectionProps = Readonly<{
  state: DraftState;
  analysis: Analysis;
  view: TableView;
  readOnly: boolean;
  onView: (view: TableView) => void;
  onWant: (id: string) => void;
}>;

type OpenMenu = Readonly<{ stepId: string; anchor: HTMLElement }>;

/** The steps with their two views, help and row actions. */
export function StepsSection({ state, analysis, view, readOnly, onView, onWant }: StepsSectionProps) {
  const t = useTranslations('roles.steps');
  const store = useDraftStore();
  const { draft } = state;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  const issues = useMemo(() => issuesByStep(state.issues), [state.issues]);
  const openMenu = useCallback((stepId: string, anchor: HTMLElement) => setMenu({ stepId, anchor }), []);
  const closeMenu = useCallback(() => {
    setMenu(null);
    // A step that moved to another stage has a new button: the focus must not fall back to the page.
    if (menu && document.activeElement === document.body)
      document.getElementById(`menu-${menu.stepId}`)?.focus();
  }, [menu]);

  const add = (stageId: string, after: string | null) => {
    const stepId = newId();
    const words = { title: '', kind: 'core', contact: 'direct', customerNotices: '' } as const;
    store.change({ type: 'addStep', stepId, place: { stageId, after }, ...words });
    onWant(cellId({ type: 'step', stepId, field: 'title' }));
  };
  const menuStep = menu ? findStep(draft, menu.stepId) : undefined;
  const movingStep = movingId ? findStep(draft, movingId) : undefined;
  const focusNeighbour = (position: number) => {
    const neighbour = draft.steps[position + 1] ?? draft.steps[position - 1];
    onWant(neighbour ? cellId({ type: 'step', stepId: neighbour.id, field: 'title' }) : 'steps-title');
  };

  return (
    <section className="stack" aria-labelledby="steps-title">
      <header className="subhead">
        <h2 id="steps-title" tabIndex={-1}>
          {t('title')}
        </h2>
        <div className="row-add" role="group" aria-label={t('view')}>
          {TABLE_VIEWS.map((name) => (
            <Button key={name} size="tiny" aria-pressed={view === name} onClick={() => onView(name)}>
              {t(`views.${name}`)}
            </Button>
          ))}
        </div>
      </header>
      <AnchorsHelp />
      {draft.steps.length === 0 ? <p className="muted">{t('empty')}</p> : null}
      <StepsTable
        draft={draft}
        view={view}
        criticality={analysis.criticality}
        issues={issues}
        readOnly={readOnly}
        onMenu={openMenu}
        onAdd={add}
      />
      <p className="small muted">{t('keys')}</p>
      {menu && menuStep ? (
        <StepMenu
          draft={draft}
          step={menuStep}
          anchor={menu.anchor}
          onClose={closeMenu}
          onMoveTo={() => {
            setMovingId(menuStep.id);
            closeMenu();
          }}
          onRemoved={() => focusNeighbour(menuStep.position)}
        />
      ) : null}
      {movingStep ? <MoveDialog draft={draft} step={movingStep} onClose={() => setMovingId(null)} /> : null}
    </section>
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

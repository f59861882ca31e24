'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  type PackedDocument,
  type PackedDraft,
  unpackDocument,
  unpackDraft,
} from '@/lib/job-analysis/packed-ratings';
import { DraftProvider, type DraftActions, type DraftInput, useDraft } from '../draft/use-draft';
import type { TouchedAssessment } from '../teamwork/touched-list';
import { EditorHead } from './editor-head';
import { PathEditor } from './path-editor';
import { PROBLEMS_TITLE_ID } from './problems-list';
import { type ForecastBasis, PublishDialog, type PublishAction } from './publish-dialog';
import { RaterNotice } from './rater-notice';
import { RoleFields } from './role-fields';
import { SidePanel } from './side-panel';
import { StepsSection } from './steps-section';
import { type TableView, viewOf } from './table-view';
import { TargetsTable } from './targets-table';
import { TemplateLock, type TemplateOrigin } from './template-lock';
import { useAnalysis } from './use-analysis';
import type { RaterLabel } from './weights-panel';

export type RoleEditorProps = Readonly<{
  input: Omit<DraftInput, 'draft'> & Readonly<{ draft: PackedDraft }>;
  archived: boolean;
  template: TemplateOrigin | null;
  touched: readonly TouchedAssessment[];
  raters: readonly RaterLabel[];
  published: Readonly<{ version: number; document: PackedDocument }> | null;
  forecast: ForecastBasis;
  actions: DraftActions & Readonly<{ publish: PublishAction }>;
}>;

/** The draft of a job role on one page: every cell saves itself, the weights follow. */
export function RoleEditor(props: RoleEditorProps) {
  const { input, archived, template, raters, published, forecast, actions } = useUnpacked(props);
  const [store, state] = useDraft(input, actions);
  const { draft, issues } = state;
  const cells = { draft, issues, readOnly: archived };
  const analysis = useAnalysis(draft, published);
  const [view, setView] = useState<TableView>('ratings');
  const want = useWantedFocus();
  const [isPublishing, setIsPublishing] = useState(false);

  const go = ({ id, stepField }: Readonly<{ id: string; stepField?: string }>) => {
    if (stepField !== undefined) setView(viewOf(stepField, view));
    want(id);
  };
  const version = (published?.version ?? 0) + 1;
  const isReady = analysis.problems.length === 0 && !analysis.isUnchanged && !archived;

  return (
    <DraftProvider value={store}>
      <EditorHead
        state={state}
        version={version}
        archived={archived}
        isReady={isReady}
        raters={analysis.raters}
        onPublish={() => (isReady ? setIsPublishing(true) : want(PROBLEMS_TITLE_ID))}
      />
      {template ? <TemplateLock jobRoleId={input.jobRoleId} template={template} draft={draft} /> : null}
      <RoleFields {...cells} />
      <PathEditor {...cells} onWant={want} />
      <RaterNotice jobRoleId={input.jobRoleId} draft={draft} counted={analysis.raters} />
      <div className="with-panel sec">
        <StepsSection
          state={state}
          analysis={analysis}
          view={view}
          examples={template?.examples}
          readOnly={archived}
          onView={setView}
          onWant={want}
        />
        <SidePanel draft={draft} analysis={analysis} raters={raters} published={published} onGo={go} />
      </div>
      <TargetsTable {...cells} derived={analysis.weights.derived} onWant={want} />
      {isPublishing ? (
        <PublishDialog
          jobRoleId={input.jobRoleId}
          draft={draft}
          derived={analysis.weights.derived}
          version={version}
          changes={analysis.changes}
          publish={actions.publish}
          touched={props.touched}
          forecast={forecast}
          onClose={() => setIsPublishing(false)}
        />
      ) : null}
    </DraftProvider>
  );
}

function useUnpacked({ input, published, ...rest }: RoleEditorProps) {
  return {
    ...rest,
    input: useMemo(() => ({ ...input, draft: { ...unpackDraft(input.draft), removed: [] } }), [input]),
    published: useMemo(
      () => published && { version: published.version, document: unpackDocument(published.document) },
      [published],
    ),
  };
}

/** Focuses a control by its id as soon as it is on the page, opening what is folded around it. */
function useWantedFocus(): (id: string) => void {
  const [wanted, setWanted] = useState<Readonly<{ id: string }> | null>(null);
  useEffect(() => {
    const element = wanted ? document.getElementById(wanted.id) : null;
    if (!element) return;
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return useCallback((id: string) => setWanted({ id }), []);
}

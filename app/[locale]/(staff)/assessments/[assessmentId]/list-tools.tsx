import { CandidateSearch } from '@/components/assessments/candidate-search';
import { CandidateTools } from '@/components/assessments/candidate-tools';
import { SavedViews } from '@/components/assessments/saved-views';
import { ClientMessages } from '@/components/layout/client-messages';
import type { SavedView } from '@/lib/services/saved-views';
import { listAddress, viewAddress } from '@/lib/validation/candidate-list-address';
import type { CandidateListQuery } from '@/lib/validation/candidates';
import { removeViewAction, saveViewAction, searchCandidatesAction } from './actions';

type ListToolsProps = Readonly<{
  assessmentId: string;
  path: string;
  blind: boolean;
  canManage: boolean;
  query: CandidateListQuery;
  views: readonly SavedView[];
}>;

/** What narrows a list down: a search for a person, filters in the address, and views that were kept. */
export function ListTools({ assessmentId, path, blind, canManage, query, views }: ListToolsProps) {
  return (
    <div className="list-tools">
      <ClientMessages namespaces={['assessments', 'candidates', 'common', 'errors']}>
        <CandidateSearch
          action={searchCandidatesAction}
          assessmentId={assessmentId}
          blind={blind}
          canManage={canManage}
        />
        <CandidateTools query={query} blind={blind} />
        <SavedViews
          views={views}
          path={path}
          filters={viewAddress(listAddress(query))}
          saveAction={saveViewAction}
          removeAction={removeViewAction}
        />
      </ClientMessages>
    </div>
  );
}

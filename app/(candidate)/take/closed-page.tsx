import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { Shell } from './shell';

type ClosedPageProps = Readonly<{
  reason:
    'session' | 'unknown' | 'tooMany' | 'other' | 'early' | 'withdrawn' | 'cancelled' | 'expired' | 'refused';
  path: string;
  /** Null where nobody knows whose questionnaire it is. */
  view: CandidateView | null;
}>;

/** Says in plain words why there is no form here, and what one can do. */
export async function ClosedPage({ reason, path, view }: ClosedPageProps) {
  const t = await getTranslations('take');
  return (
    <Shell view={view} path={path}>
      <MessagePage title={t(`closed.${reason}Title`)}>
        {view?.opensAt && reason === 'early' ? <p>{t('closed.earlyText', { date: view.opensAt })}</p> : null}
        {reason === 'early' ? null : <p>{t(`closed.${reason}Text`, { contact: view?.contact ?? '' })}</p>}
      </MessagePage>
    </Shell>
  );
}

import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { Shell } from './shell';

/** After withdrawing: nothing is shown any more, and one's data can still be fetched and asked about. */
export async function WithdrawnPage({ path, view }: Readonly<{ path: string; view: CandidateView }>) {
  const [t, own] = await Promise.all([getTranslations('take'), getTranslations('own')]);
  return (
    <Shell view={view} path={path}>
      <MessagePage title={t('closed.withdrawnTitle')}>
        <p>{t('closed.withdrawnText', { contact: view.contact })}</p>
        {view.submittedAt ? <p>{own('report.withdrawn')}</p> : null}
        <ul className="plain">
          <li>
            <a href="/take/data">{own('home.data')}</a>
          </li>
          <li>
            <a href="/take/requests">{own('requests.title')}</a>
          </li>
        </ul>
      </MessagePage>
    </Shell>
  );
}

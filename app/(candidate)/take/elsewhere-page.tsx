import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { Shell } from './shell';

/** Another device goes on with this questionnaire; this one can take it back. */
export async function ElsewherePage({ path, view }: Readonly<{ path: string; view: CandidateView }>) {
  const t = await getTranslations('take');
  return (
    <Shell view={view} path={path}>
      <MessagePage title={t('state.takenOver')}>
        <p>{t('closed.elsewhereText')}</p>
        <form method="post" action="/api/take/take-over" className="cand-go">
          <button className="btn primary tall" type="submit">
            {t('state.takeOver')}
          </button>
        </form>
      </MessagePage>
    </Shell>
  );
}

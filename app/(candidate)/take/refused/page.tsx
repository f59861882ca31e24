import { getLocale, getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import { consentTexts } from '../consent-texts';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';
import { redirect } from 'next/navigation';

const PATH = '/take/refused';

export const generateMetadata = () => pageMetadata('start.pageTitle', []);

/** The refusal is stored; whoever thinks again finds the way back. */
export default async function RefusedPage() {
  const entry = await enter(PATH, ['consent']);
  if (!entry.open) return entry.page;
  const { view } = entry;
  if (!view.refused) redirect('/take/consent');
  const [t, locale] = await Promise.all([getTranslations('take'), getLocale()]);
  const { refusal } = consentTexts(view, locale);
  return (
    <Shell view={view} path={PATH}>
      <MessagePage title={t('closed.refusedTitle')}>
        <p>{refusal.done}</p>
        <p>
          <a className="linkish" href="/take/consent">
            {refusal.back}
          </a>
        </p>
      </MessagePage>
    </Shell>
  );
}

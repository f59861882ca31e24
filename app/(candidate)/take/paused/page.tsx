import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import { Shell } from '../shell';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('take');
  return { title: t('pause.pageTitle', { organization: t('start.anyone') }) };
}

/** After leaving on purpose: this browser knows nothing any more, the link knows the way back. */
export default async function PausedPage() {
  const t = await getTranslations('take');
  return (
    <Shell view={null} path="/take/paused">
      <MessagePage title={t('pause.title')}>
        <p>{t('pause.text')}</p>
      </MessagePage>
    </Shell>
  );
}

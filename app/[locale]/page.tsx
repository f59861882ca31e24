import { getTranslations } from 'next-intl/server';
import { CONTENT_ID } from '@/components/layout/skip-link';

export default async function StartPage() {
  const t = await getTranslations('common');
  return (
    <main className="page" id={CONTENT_ID}>
      <h1>{t('appName')}</h1>
    </main>
  );
}

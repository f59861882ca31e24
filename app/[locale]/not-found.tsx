import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { CONTENT_ID } from '@/components/layout/skip-link';

export default function NotFoundPage() {
  const t = useTranslations('errors.pages');
  const common = useTranslations('common');
  return (
    <main className="page alone stack" id={CONTENT_ID}>
      <title>{t('notFoundTitle')}</title>
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <p>
        <LinkButton href="/">{common('backToStart')}</LinkButton>
      </p>
    </main>
  );
}

import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

/** Says that nobody can be invited any more. */
export function ClosedNotice({ path }: Readonly<{ path: string }>) {
  const t = useTranslations('assessments.invite');
  return (
    <div className="stack">
      <Notice title={t('closedTitle')}>{t('closedBody')}</Notice>
      <p>
        <LinkButton href={path}>{t('back')}</LinkButton>
      </p>
    </div>
  );
}

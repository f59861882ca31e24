import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** Nobody to compare, or too many: back to the list where people are chosen. */
export function ChoosePeople({ path, tooMany }: Readonly<{ path: string; tooMany: boolean }>) {
  const t = useTranslations('comparison');
  return (
    <EmptyState
      title={t('chooseTitle')}
      action={
        <LinkButton variant="primary" href={`${path}?state=submitted`}>
          {t('toList')}
        </LinkButton>
      }
    >
      {tooMany ? t('tooMany') : t('chooseBody')}
    </EmptyState>
  );
}

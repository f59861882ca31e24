import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** What to do first where there is no assessment yet. */
export function FirstSteps({ isStaff }: Readonly<{ isStaff: boolean }>) {
  const t = useTranslations('dashboard.home.first');
  const action = isStaff ? (
    <LinkButton variant="primary" href="/roles">
      {t('toRoles')}
    </LinkButton>
  ) : null;
  return (
    <EmptyState title={t('title')} action={action}>
      {t(isStaff ? 'staff' : 'recruiter')}
    </EmptyState>
  );
}

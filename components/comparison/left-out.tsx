import { useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import { Notice } from '@/components/ui/notice';
import type { Comparison } from '@/lib/services/comparisons';

/** Chosen people who are not in the comparison, and why. */
export function LeftOut({ left }: Pick<Comparison, 'left'>) {
  const t = useTranslations('comparison');
  const nameOf = usePersonName();
  if (left.length === 0) return null;
  return (
    <Notice title={t('leftTitle')}>
      <ul className="plain-list">
        {left.map(({ attemptId, person, reason }) => (
          <li key={attemptId}>{t('left', { name: nameOf(person), reason: t(`reasons.${reason}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}

import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { MapGap } from '@/lib/job-analysis/map-gaps';
import type { RoleDraft } from '@/lib/job-analysis/types';

type GapListProps = Readonly<{ jobRoleId: string; draft: RoleDraft; gaps: readonly MapGap[] }>;

/** What the map still lacks, each with the way to its place. */
export function GapList({ jobRoleId, draft, gaps }: GapListProps) {
  const t = useTranslations('workMap.gaps');
  const base = `/roles/${jobRoleId}`;
  return (
    <section aria-labelledby="map-gaps">
      <h2 id="map-gaps">{t('title')}</h2>
      {gaps.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <p>{t('lead')}</p>
          <ul className="gaps">
            {gaps.map((gap) => (
              <li key={'stageId' in gap ? `${gap.code}-${gap.stageId}` : gap.code}>
                <Link href={`${base}${placeOf(gap)}`}>{sentence(gap)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );

  function sentence(gap: MapGap): string {
    if ('stageId' in gap) {
      return t(gap.code, { title: draft.stages.find(({ id }) => id === gap.stageId)?.title ?? '' });
    }
    if (gap.code === 'handOffs') return t('handOffs', { count: gap.count });
    return gap.code === 'mixNotWhole' ? t('mixNotWhole', { sum: gap.sum }) : t(gap.code);
  }
}

function placeOf(gap: MapGap): string {
  if (gap.code === 'stageWithoutStep') return '';
  if ('stageId' in gap) return `/map/stages/${gap.stageId}`;
  if (gap.code === 'handOffs') return `/map/steps/${gap.stepIds[0] ?? ''}`;
  return gap.code === 'mixNotWhole' ? '/map/job' : '';
}

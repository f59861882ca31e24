import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { MapGap } from '@/lib/job-analysis/map-gaps';
import type { RoleDraft } from '@/lib/job-analysis/types';

const STAGE_GAPS = [
  'stageWithoutStep',
  'stageWithoutTarget',
  'stageWithoutKpi',
  'kpiWithoutGoal',
  'stageWithoutOwner',
] as const;

type GapListProps = Readonly<{ jobRoleId: string; draft: RoleDraft; gaps: readonly MapGap[] }>;

/** What the map still lacks, each with the way to its place. */
export function GapList({ jobRoleId, draft, gaps }: GapListProps) {
  const t = useTranslations('workMap.gaps');
  const base = `/roles/${jobRoleId}`;
  const titles = new Map(draft.stages.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="map-gaps">
      <h2 id="map-gaps">{t('title')}</h2>
      {gaps.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <p>{t('lead')}</p>
          <ul className="gaps">
            {STAGE_GAPS.map((code) => {
              const stageIds = gaps.flatMap((gap) => (gap.code === code ? [gap.stageId] : []));
              if (stageIds.length === 0) return null;
              return (
                <li key={code}>
                  {t(code, { count: stageIds.length })}
                  <ul>
                    {stageIds.map((stageId) => (
                      <li key={stageId}>
                        <Link href={code === 'stageWithoutStep' ? base : `${base}/map/stages/${stageId}`}>
                          {titles.get(stageId)}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </li>
              );
            })}
            {gaps.map((gap) =>
              'stageId' in gap ? null : (
                <li key={gap.code}>
                  <Link href={`${base}${placeOf(gap)}`}>{sentence(gap)}</Link>
                </li>
              ),
            )}
          </ul>
        </>
      )}
    </section>
  );

  function sentence(gap: WholeGap): string {
    if (gap.code === 'handOffs') return t('handOffs', { count: gap.count });
    return gap.code === 'mixNotWhole' ? t('mixNotWhole', { sum: gap.sum }) : t(gap.code);
  }
}

type WholeGap = Exclude<MapGap, { stageId: string }>;

function placeOf(gap: WholeGap): string {
  if (gap.code === 'handOffs') return `/map/steps/${gap.stepIds[0] ?? ''}`;
  return gap.code === 'mixNotWhole' ? '/map/job' : '';
}

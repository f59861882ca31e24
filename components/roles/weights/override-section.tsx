import { useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import type { DerivedWeights, WeightOverride } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';
import type { StatefulAction } from '@/lib/validation/form-state';
import { OverrideForm } from './override-form';

const PER_CENT = 100;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type OverrideProps = Readonly<{ page: RoleWeights; derived: Derived; action: StatefulAction }>;

/** Setting a weight by hand, one scale at a time, never without a reason. */
export function OverrideSection({ page, derived, action }: OverrideProps) {
  const t = useTranslations('roleWeights.override');
  const { jobRoleId } = page;
  const { scales } = page.draft;
  const isRefused = scales.some(({ override }) => override) && derived.beforeOverrides === undefined;
  return (
    <section className="sec" aria-labelledby="override-title" id="override">
      <h2 id="override-title">{t('title')}</h2>
      <p className="muted">{t('intro')}</p>
      {isRefused ? <Notice tone="berry">{t('refused')}</Notice> : null}
      {SCALE_KEYS.map((scale, index) => {
        const { override = null, excludedReason } = scales[index] ?? { excludedReason: null };
        if (excludedReason !== null || derived.weights[index] === 0) return null;
        return <ScaleOverride key={scale} {...{ action, jobRoleId, scale, override }} />;
      })}
    </section>
  );
}

type ScaleOverrideProps = Readonly<{
  action: StatefulAction;
  jobRoleId: string;
  scale: ScaleKey;
  override: WeightOverride | null;
}>;

/** The folded form of one scale, filled with what is set now. */
function ScaleOverride({ action, jobRoleId, scale, override }: ScaleOverrideProps) {
  const t = useTranslations('roleWeights.override');
  const names = useTranslations('scales.names');
  const reason = override?.reason ?? '';
  return (
    <Disclosure summary={t(override ? 'change' : 'summary', { scale: names(scale) })}>
      <OverrideForm
        key={`${override?.weight ?? ''}${reason}`}
        action={action}
        jobRoleId={jobRoleId}
        scale={scale}
        percent={override ? Math.round(PER_CENT * override.weight) : null}
        reason={reason}
      />
    </Disclosure>
  );
}

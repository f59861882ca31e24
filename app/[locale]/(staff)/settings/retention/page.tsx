import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { requirePermission } from '@/lib/auth/page-permission';
import { getRetentionPlan, type RetentionPlan } from '@/lib/services/retention';
import { SettingsPage } from '../settings-page';
import { PlanTable } from './plan-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('retention');
  return { title: t('title') };
}

const STAGES = ['active', 'locked', 'held', 'erased'] as const;

/** What the nightly erasure is going to do, and who is on hold. */
export default async function RetentionPage() {
  const actor = await requirePermission(await getLocale(), 'candidate:erase');
  const [t, plan] = await Promise.all([getTranslations('retention'), getRetentionPlan(actor)]);
  return (
    <SettingsPage actor={actor} part="retention">
      <p>{t('lead')}</p>
      <section className="sec" aria-labelledby="counts-title">
        <h2 id="counts-title">{t('counts')}</h2>
        <dl className="facts">
          {STAGES.map((stage) => (
            <div key={stage}>
              <dt>{t(stage)}</dt>
              <dd className="num">{plan.counts[stage]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Due plan={plan} />
      <Held plan={plan} />
      <section className="sec" aria-labelledby="what-title">
        <h2 id="what-title">{t('whatTitle')}</h2>
        <p>{t('what')}</p>
      </section>
    </SettingsPage>
  );
}

async function Due({ plan: { due, moreDue, now } }: Readonly<{ plan: RetentionPlan }>) {
  const t = await getTranslations('retention');
  return (
    <section className="sec" aria-labelledby="due-title">
      <h2 id="due-title">{t('due')}</h2>
      {due.length === 0 ? (
        <EmptyState title={t('dueEmptyTitle')}>{t('dueEmpty')}</EmptyState>
      ) : (
        <PlanTable caption={t('table')} people={due} now={now} />
      )}
      {moreDue ? <p className="small muted">{t('more')}</p> : null}
    </section>
  );
}

async function Held({ plan: { held, now } }: Readonly<{ plan: RetentionPlan }>) {
  const t = await getTranslations('retention');
  return (
    <section className="sec" aria-labelledby="held-title">
      <h2 id="held-title">{t('heldTitle')}</h2>
      {held.length === 0 ? (
        <p className="muted">{t('heldEmpty')}</p>
      ) : (
        <PlanTable caption={t('heldTable')} people={held} now={now} />
      )}
    </section>
  );
}

import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { CONTENT_ID } from '@/components/layout/skip-link';
import { RoleNav } from '@/components/roles/role-nav';
import { ChangeSection } from '@/components/roles/weights/change-section';
import { ForecastNote } from '@/components/roles/weights/forecast-note';
import { LevelsSection } from '@/components/roles/weights/levels-section';
import { OrderSection } from '@/components/roles/weights/order-section';
import { OverrideSection } from '@/components/roles/weights/override-section';
import { TargetsSection } from '@/components/roles/weights/targets-section';
import { VariantsSection } from '@/components/roles/weights/variants-section';
import { WeightSection } from '@/components/roles/weights/weight-section';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { ORDER_DRAWS } from '@/lib/report/order-of-people';
import { nameOrder } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { orderOfNames } from '@/lib/services/internal/order-of-names';
import { getRoleWeights, type RoleWeights } from '@/lib/services/role-weights';
import { idOrNotFound, orNotFound } from '../../../page-data';
import {
  addTargetAnswerAction,
  overrideWeightAction,
  removeTargetAnswerAction,
  takeTargetAction,
} from './actions';

type WeightsPageProps = Readonly<{
  params: Promise<{ roleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roleWeights'))('title') };
}

/** The weights with everything that can be said for and against them, and the targets. */
export default async function WeightsPage({ params, searchParams }: WeightsPageProps) {
  const actor = await requirePermission(await getLocale(), 'jobRole:read');
  const jobRoleId = idOrNotFound((await params).roleId);
  const { people, template, steps } = await searchParams;
  const assessmentId = z
    .uuid()
    .nullable()
    .catch(null)
    .parse(people ?? null);
  const templateKey = z
    .string()
    .min(1)
    .nullable()
    .catch(null)
    .parse(template ?? null);
  const wholeScale = z
    .enum(SCALE_KEYS)
    .nullable()
    .catch(null)
    .parse(steps ?? null);
  const page = await orNotFound(getRoleWeights(actor, { jobRoleId, assessmentId, templateKey }));
  const t = await getTranslations('roleWeights');
  const { derived } = page.weights;
  return (
    <main className="page" id={CONTENT_ID}>
      <RoleNav jobRoleId={jobRoleId} part="weights" />
      <PageHead title={t('title')} facts={[page.jobTitle]} />
      <p>{t('lead')}</p>
      {derived.status === 'none' ? (
        <Notice tone="sky">
          <p>{t(`none.${derived.reason}`)}</p>
          <LinkButton href={`/roles/${jobRoleId}`}>{t('toSteps')}</LinkButton>
        </Notice>
      ) : (
        <WeightSections page={page} derived={derived} templateKey={templateKey} wholeScale={wholeScale} />
      )}
    </main>
  );
}

type SectionsProps = Readonly<{
  page: RoleWeights;
  derived: Extract<RoleWeights['weights']['derived'], { status: 'derived' }>;
  templateKey: string | null;
  wholeScale: ScaleKey | null;
}>;

async function WeightSections({ page, derived, templateKey, wholeScale }: SectionsProps) {
  const locale = await getLocale();
  const { uncertainty, draft, forecast } = page;
  const order = orderOfNames({
    people: await namedPeople(page, locale),
    draft,
    weights: derived.weights,
    standardError: uncertainty.status === 'estimated' ? uncertainty.standardError : null,
  });
  return (
    <ClientMessages namespaces={['common', 'errors', 'roles', 'roleWeights', 'scales']}>
      <WeightSection page={page} derived={derived} wholeScale={wholeScale} />
      <VariantsSection page={page} />
      <ChangeSection page={page} derived={derived} />
      {page.archived ? null : <OverrideSection page={page} derived={derived} action={overrideWeightAction} />}
      <LevelsSection page={page} weights={derived.weights} templateKey={templateKey} />
      <OrderSection page={page} templateKey={templateKey} draws={ORDER_DRAWS} {...order} />
      <TargetsSection
        page={page}
        answerId={randomUUID()}
        actions={{ add: addTargetAnswerAction, remove: removeTargetAnswerAction, take: takeTargetAction }}
      />
      {forecast ? <ForecastSection forecast={forecast} /> : null}
    </ClientMessages>
  );
}

async function ForecastSection({ forecast }: Readonly<{ forecast: NonNullable<RoleWeights['forecast']> }>) {
  const t = await getTranslations('roles.forecast');
  const { composite, selectionRate, people } = forecast;
  return (
    <section className="sec" aria-labelledby="forecast-title">
      <h2 id="forecast-title">{t('title')}</h2>
      <ForecastNote
        ratio={composite.ratio}
        warn={composite.warn}
        selectionRate={selectionRate}
        people={people}
      />
    </section>
  );
}

const FIRST_LETTER = 'A'.charCodeAt(0);

/** People by name; the made-up ones are called so. */
async function namedPeople({ people }: RoleWeights, locale: Locale) {
  const t = await getTranslations('roleWeights.order');
  const byName = nameOrder(locale);
  return people
    .map(({ name, t: scores }, index) => ({
      name: name ?? t('made', { letter: String.fromCharCode(FIRST_LETTER + index) }),
      t: scores,
    }))
    .sort((one, other) => byName(one.name, other.name));
}

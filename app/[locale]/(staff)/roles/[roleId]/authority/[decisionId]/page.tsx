import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { formatPlainNumber } from '@/components/roles/authority/plain-number';
import type { Locale } from '@/lib/i18n/locales';
import { loadEditable } from '../authority-data';
import { DecisionPage } from '../decision-page';

type EditDecisionPageProps = Readonly<{
  params: Promise<{ locale: Locale; roleId: string; decisionId: string }>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authority.form'))('editTitle') };
}

/** A decision of the catalogue to change. */
export default async function EditDecisionPage({ params }: EditDecisionPageProps) {
  const place = await params;
  const { view, steps, side } = await loadEditable(place);
  const decision = side.decisions.find(({ id }) => id === place.decisionId);
  if (decision === undefined) notFound();
  const t = await getTranslations('authority.form');
  const { id, stepIds, limitAmount, ...texts } = decision;
  return (
    <DecisionPage
      job={{ jobRoleId: view.jobRoleId, title: view.draft.title }}
      title={t('editTitle')}
      decisionId={id}
      steps={steps}
      values={{
        ...texts,
        limitAmount: limitAmount === null ? '' : formatPlainNumber(await getLocale(), limitAmount),
        stepIds: stepIds.join(','),
      }}
    />
  );
}

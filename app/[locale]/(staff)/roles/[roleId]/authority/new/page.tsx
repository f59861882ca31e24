import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type Suggestion, suggestionOf, WITH_UNIT } from '@/components/roles/authority/suggestions';
import { newId } from '@/components/roles/draft/new-id';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { loadEditable } from '../authority-data';
import { DecisionPage } from '../decision-page';

type NewDecisionPageProps = Readonly<{
  params: Promise<{ locale: Locale; roleId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authority.form'))('newTitle') };
}

/** A decision to add: empty, from a suggestion, or for a step. */
export default async function NewDecisionPage({ params, searchParams }: NewDecisionPageProps) {
  const { view, steps } = await loadEditable(await params);
  const { suggestion, step } = await searchParams;
  const t = await getTranslations('authority.form');
  const { locale } = view.draft;
  const words = await suggested(suggestionOf(suggestion), isLocale(locale) ? locale : DEFAULT_LOCALE);
  return (
    <DecisionPage
      job={{ jobRoleId: view.jobRoleId, title: view.draft.title }}
      title={t('newTitle')}
      decisionId={newId()}
      steps={steps}
      values={{
        ...words,
        decider: '',
        limitAmount: '',
        mustInform: '',
        escalation: '',
        stepIds: steps.some(({ step: { id } }) => id === step) ? String(step) : '',
      }}
    />
  );
}

async function suggested(name: Suggestion | undefined, locale: Locale) {
  if (name === undefined) return { title: '', condition: '', limitUnit: '' };
  const words = await getTranslations({ locale, namespace: 'authority.suggestions' });
  const unit = WITH_UNIT.find((known) => known === name);
  return {
    title: words(`${name}.title`),
    condition: words(`${name}.condition`),
    limitUnit: unit === undefined ? '' : words(`units.${unit}`),
  };
}

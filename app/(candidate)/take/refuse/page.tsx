import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecisionPage } from '@/components/take/decision-page';
import { currentCandidate } from '@/lib/auth/candidate-session';
import { consentTexts } from '../consent-texts';
import { enter } from '../enter';
import { Shell } from '../shell';

const PATH = '/take/refuse';

export async function generateMetadata(): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations('consent'), currentCandidate()]);
  return {
    title: t('refusalPageTitle', {
      organization: found.session === 'none' ? '' : found.view.organizationName,
    }),
  };
}

/** What refusing means, before it is done. */
export default async function RefusePage() {
  const entry = await enter(PATH, ['consent']);
  if (!entry.open) return entry.page;
  const { view } = entry;
  const locale = await getLocale();
  const { refusal } = consentTexts(view, locale);
  return (
    <Shell view={view} path={PATH}>
      <DecisionPage
        title={refusal.title}
        paragraphs={refusal.paragraphs}
        action="/api/take/refuse"
        fields={{ attemptRef: view.ref, locale, consentVersion: view.consentVersion }}
        button={refusal.button}
        back={{ href: '/take/consent', label: refusal.back }}
      />
    </Shell>
  );
}

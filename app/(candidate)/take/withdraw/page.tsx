import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecisionPage } from '@/components/take/decision-page';
import { currentCandidate } from '@/lib/auth/candidate-session';
import { consentTexts } from '../consent-texts';
import { enter } from '../enter';
import { Shell } from '../shell';

const PATH = '/take/withdraw';

export async function generateMetadata(): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations('consent'), currentCandidate()]);
  const organization = found.session === 'none' ? '' : found.view.organizationName;
  return { title: t('withdrawalPageTitle', { organization }) };
}

/** What withdrawing means, before or after the answers were sent. */
export default async function WithdrawPage() {
  const entry = await enter(PATH, ['answering', 'submitted']);
  if (!entry.open) return entry.page;
  const { view } = entry;
  const locale = await getLocale();
  const { withdrawal } = consentTexts(view, locale);
  const submitted = view.state === 'submitted';
  return (
    <Shell view={view} path={PATH}>
      <DecisionPage
        title={withdrawal.title}
        paragraphs={[submitted ? withdrawal.afterSubmit : withdrawal.beforeSubmit]}
        action="/api/take/withdraw"
        fields={{ attemptRef: view.ref, locale, consentVersion: view.consentVersion }}
        button={withdrawal.button}
        back={{ href: '/take', label: withdrawal.back }}
      />
    </Shell>
  );
}

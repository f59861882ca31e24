import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentCandidate } from '@/lib/auth/candidate-session';

type OwnTitle = 'report.pageTitle' | 'requests.pageTitle' | 'data.pageTitle' | 'arrange.pageTitle';

/** The title of an own page, with the name of the employer. */
export async function ownMetadata(title: OwnTitle, isFault = false): Promise<Metadata> {
  const [own, take, found] = await Promise.all([
    getTranslations('own'),
    getTranslations('take'),
    currentCandidate(),
  ]);
  const organization = found.session === 'none' ? take('start.anyone') : found.view.organizationName;
  const text = own(title, { organization });
  return { title: isFault ? take('errorPrefix', { title: text }) : text };
}

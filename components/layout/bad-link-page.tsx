import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EntrancePage } from './entrance-page';

type BadLinkPageProps = Readonly<{
  /** There have been too many bad links from here. */
  tooMany: boolean;
  /** What to do about it. */
  children: ReactNode;
}>;

/** One page for every link that does not work: expired, used, unknown and made up look the same. */
export async function BadLinkPage({ tooMany, children }: BadLinkPageProps) {
  const t = await getTranslations('account');
  return (
    <EntrancePage title={t('badLink.title')} lead={t(tooMany ? 'badLink.tooMany' : 'badLink.body')}>
      {tooMany ? null : children}
    </EntrancePage>
  );
}

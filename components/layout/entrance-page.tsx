import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { perScale } from '@/lib/scales';
import { ClientMessages } from './client-messages';
import { LocaleSwitch } from './locale-switch';
import { Logo } from './logo';
import { SixBranches } from './six-branches';
import { CONTENT_ID } from './skip-link';

type EntrancePageProps = Readonly<{
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}>;

/** The pages outside the shell, where somebody comes in: the tree at the left, one form at the right. */
export async function EntrancePage({ title, lead, children }: EntrancePageProps) {
  const [t, nav, scales, format] = await Promise.all([
    getTranslations('account'),
    getTranslations('nav'),
    getTranslations('scales'),
    getFormatter(),
  ]);
  const names = perScale((key) => scales(`names.${key}`));

  return (
    <div className="sign">
      <header className="side">
        <span className="brand">
          <Logo />
          {nav('brand')}
        </span>
        <SixBranches label={t('treeLabel', { scales: format.list(names) })} names={names} />
        <p className="pitch muted">{t('pitch')}</p>
      </header>
      <main id={CONTENT_ID}>
        <div className="entrance">
          <h1>{title}</h1>
          {lead ? <p>{lead}</p> : null}
          <ClientMessages namespaces={['account', 'common', 'errors', 'nav']}>{children}</ClientMessages>
          <LocaleSwitch label={nav('language')} />
        </div>
      </main>
    </div>
  );
}

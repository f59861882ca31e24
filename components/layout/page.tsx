import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb';
import { CONTENT_ID } from './skip-link';

type PageProps = Readonly<{ crumbs?: readonly Crumb[]; children: ReactNode }>;

/** The main part of a staff page: breadcrumb, then a `PageHead`, then content. */
export async function Page({ crumbs = [], children }: PageProps) {
  const t = await getTranslations('nav');
  return (
    <main className="page" id={CONTENT_ID}>
      {crumbs.length > 0 ? <Breadcrumb label={t('breadcrumb')} crumbs={crumbs} /> : null}
      {children}
    </main>
  );
}

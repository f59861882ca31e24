import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import { Shell } from './shell';

type ClosedPageProps = Readonly<{ reason: 'unknown' | 'tooMany' | 'session'; path: string }>;

/** Says in plain words why there is nothing to rate here, and what one can do. */
export async function ClosedPage({ reason, path }: ClosedPageProps) {
  const t = await getTranslations('rate');
  return (
    <Shell organizationName={t('anyone')} path={path}>
      <MessagePage title={t(`closed.${reason}Title`)}>
        <p>{t(`closed.${reason}Text`)}</p>
      </MessagePage>
    </Shell>
  );
}

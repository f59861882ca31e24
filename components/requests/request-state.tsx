import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { ListedRequest } from '@/lib/services/requests';

type RequestStateProps = Readonly<{
  request: Pick<ListedRequest, 'kind' | 'overdue' | 'taken' | 'answered'>;
}>;

/** How far a request is, and with whom. */
export function RequestState({ request }: RequestStateProps) {
  const t = useTranslations('requests.states');
  const { kind, overdue, taken, answered } = request;
  if (answered && kind === 'comment') return <Badge mark="reviewed">{t('read')}</Badge>;
  if (answered) {
    return (
      <Badge mark="full">
        {answered.by === null ? t('answeredUnknown') : t('answered', { name: answered.by })}
      </Badge>
    );
  }
  return (
    <>
      {overdue ? (
        <>
          <Badge tone="sun" mark="warning">
            {t('overdue')}
          </Badge>{' '}
        </>
      ) : null}
      {taken ? (
        <Badge mark="half">{taken.by === null ? t('takenUnknown') : t('taken', { name: taken.by })}</Badge>
      ) : (
        <Badge mark="empty">{t('sent')}</Badge>
      )}
    </>
  );
}

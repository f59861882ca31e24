import { getTranslations } from 'next-intl/server';
import { PrintOnClick } from '@/components/report/print-on-click';

export async function PrintButton() {
  const t = await getTranslations('common');
  return <PrintOnClick label={t('print')} />;
}

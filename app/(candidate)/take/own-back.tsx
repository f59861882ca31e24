import { getTranslations } from 'next-intl/server';
import { Back } from '@/components/take/back';

/** The way back from an own page. */
export async function OwnBack() {
  const t = await getTranslations('own');
  return <Back href="/take/receipt" label={t('back')} />;
}

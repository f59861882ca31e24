import { getLocale, getTranslations } from 'next-intl/server';
import { manifestResponse } from '../../../installable';

/** Lets a phone put the observation on its home screen. */
export async function GET(): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations('observe.app'), getLocale()]);
  const words = { name: t('name'), short: t('short') };
  return manifestResponse({ id: '/observe', scope: '/observe', locale, ...words });
}

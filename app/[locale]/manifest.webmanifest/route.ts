import { getLocale, getTranslations } from 'next-intl/server';
import { manifestResponse } from '../../installable';

/** Lets staff put the workbench on a home screen. It opens where the language of the browser's last visit leads. */
export async function GET(): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations('installed.staff'), getLocale()]);
  const words = { name: t('name'), short: t('short'), description: t('description') };
  return manifestResponse({ id: '/', scope: '/', locale, ...words });
}

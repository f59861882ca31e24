import { getLocale, getTranslations } from 'next-intl/server';
import { manifestResponse } from '../../../installable';

/** Lets candidates put their questionnaire on a home screen. The address it opens names nobody. */
export async function GET(): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations('installed.candidate'), getLocale()]);
  const words = { name: t('name'), short: t('short'), description: t('description') };
  return manifestResponse({ id: '/take', scope: '/take', locale, ...words });
}

import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { FORMATS, TIME_ZONE } from '@/lib/i18n/formats';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Locale } from '@/lib/i18n/locales';

/** The text of an element in a language, without its tags; a missing message fails the test. */
export async function textIn(locale: Locale, element: ReactElement): Promise<string> {
  const messages = await loadMessages(locale);
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages}
      formats={FORMATS}
      timeZone={TIME_ZONE}
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');
}

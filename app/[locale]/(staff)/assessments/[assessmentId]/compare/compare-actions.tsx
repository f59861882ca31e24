import { getTranslations } from 'next-intl/server';
import { PrintOnClick } from '@/components/report/print-on-click';
import { buttonClass } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';

type CompareActionsProps = Readonly<{
  /** Of the list, without its language. */
  path: string;
  attemptIds: readonly string[];
  locale: Locale;
}>;

/** Paper, a file, other weights, other people. */
export async function CompareActions({ path, attemptIds, locale }: CompareActionsProps) {
  const [t, common, files] = await Promise.all([
    getTranslations('comparison'),
    getTranslations('common'),
    getTranslations('exports'),
  ]);
  const chosen = `ids=${attemptIds.join(',')}`;
  return (
    <>
      <PrintOnClick label={common('print')} />
      <a
        className={buttonClass({ variant: 'quiet' })}
        href={getPathname({ href: `${path}/compare/file?${chosen}`, locale })}
        download
      >
        {files('reportPdf')}
      </a>
      <LinkButton variant="quiet" href={`${path}/what-if?${chosen}`}>
        {t('whatIf')}
      </LinkButton>
      <LinkButton href={path}>{t('change')}</LinkButton>
    </>
  );
}

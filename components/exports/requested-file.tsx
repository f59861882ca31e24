import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Running } from '@/components/ui/running';
import { formatDateTime, formatNumber, formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { RequestedExport } from '@/lib/services/assessment-exports';

const MEGABYTE = 1_000_000;
/** An empty-looking "0.0" would say that nothing is there. */
const SMALLEST_SHOWN = 0.1;

type RequestedFileProps = Readonly<{ state: RequestedExport; path: string; locale: Locale }>;

/** How far a file is, or the way to it. */
export function RequestedFile({ state, path, locale }: RequestedFileProps) {
  const t = useTranslations('exports');
  switch (state.status) {
    case 'waiting':
      return <Running label={t('waiting')} progress={0} hint={t('hint')} />;
    case 'running': {
      const percent = formatPercent(locale, state.progress * 100);
      return <Running label={t('running', { percent })} progress={state.progress} hint={t('hint')} />;
    }
    case 'failed':
      return <Notice tone="berry">{t('failed')}</Notice>;
    case 'ready': {
      const megabytes = formatNumber(locale, Math.max(SMALLEST_SHOWN, state.bytes / MEGABYTE), 1);
      return (
        <>
          <p role="status">
            {t('ready', {
              name: state.fileName,
              size: t('size', { megabytes }),
              time: formatDateTime(locale, new Date(state.expiresAt)),
            })}
          </p>
          <p className="row-add">
            <a className={buttonClass({})} href={`${path}/files/${state.fileId}`} download>
              {t('download')}
            </a>
          </p>
        </>
      );
    }
  }
}

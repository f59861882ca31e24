import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { formatNumber, formatPercent } from '@/lib/i18n/format';

const PER_CENT = 100;
const RATIO_DECIMALS = 2;

type ForecastNoteProps = Readonly<{ ratio: number; warn: boolean; selectionRate: number; people: number }>;

/** What the weights would do to groups of applicants, with the caveat that it was found elsewhere. */
export function ForecastNote({ ratio, warn, selectionRate, people }: ForecastNoteProps) {
  const t = useTranslations('roles.forecast');
  const locale = useLocale();
  const words = {
    rate: formatPercent(locale, PER_CENT * selectionRate),
    ratio: formatNumber(locale, ratio, RATIO_DECIMALS),
  };
  return (
    <Notice tone={warn ? 'sun' : 'plain'}>
      <p>
        {t('text', words)} {t(warn ? 'warn' : 'fine')}
      </p>
      <p className="small muted">{t('caveat', { people: formatNumber(locale, people) })}</p>
    </Notice>
  );
}

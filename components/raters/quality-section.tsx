import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { formatList, formatNumber } from '@/lib/i18n/format';
import type { AnalysisQuality } from '@/lib/job-analysis/analysis-quality';
import type { GateCondition } from '@/lib/job-analysis/rating-gate';

type Line = Readonly<{
  key: string;
  passed: boolean | null;
  text: string;
  detail: string | null;
  mend: string | null;
}>;

/** The badge of the analysis: each condition, whether it is met, and what would mend it. */
export async function QualitySection({ quality }: Readonly<{ quality: AnalysisQuality }>) {
  const t = await getTranslations('raters.quality');
  const lines = [
    ...(await Promise.all(quality.gate.conditions.map(conditionLine))),
    await stepsLine(quality),
  ];
  const hours = await hoursLine(quality.observedHours);
  return (
    <section className="sec quality" aria-labelledby="quality-title">
      <header className="subhead">
        <h2 id="quality-title">{t('title')}</h2>
        <Badge tone={quality.passed ? 'plain' : 'sun'} mark={quality.passed ? 'full' : 'half'}>
          {t(quality.passed ? 'passed' : 'notPassed')}
        </Badge>
      </header>
      <ul className="gates">
        {[...lines, hours].map(({ key, passed, text, detail, mend }) => (
          <li key={key}>
            {passed === null ? (
              <Badge tone="muted">{t('title')}</Badge>
            ) : (
              <Badge tone={passed ? 'plain' : 'sun'} mark={passed ? 'full' : 'empty'}>
                {t(passed ? 'met' : 'missing')}
              </Badge>
            )}
            <span>
              {text}
              {detail === null ? null : <span className="small muted num"> · {detail}</span>}
              {mend === null ? null : <span className="mend">{mend}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function conditionLine(condition: GateCondition): Promise<Line> {
  const [t, locale] = await Promise.all([getTranslations('raters.quality'), getLocale()]);
  const base = { key: condition.condition, passed: condition.passed, mend: await mendOf(condition) };
  switch (condition.condition) {
    case 'raters':
      return { ...base, text: t('raters', { count: condition.count }), detail: null };
    case 'kinds':
      return { ...base, text: t('kinds'), detail: null };
    case 'places':
      return { ...base, text: t('places'), detail: null };
    case 'reliability': {
      const { value, interval } = condition.icc;
      if (value === null) return { ...base, text: t('reliabilityNone'), detail: null };
      const detail = interval
        ? t('interval', {
            low: formatNumber(locale, interval[0], 2),
            high: formatNumber(locale, interval[1], 2),
          })
        : null;
      return { ...base, text: t('reliability', { value: formatNumber(locale, value, 2) }), detail };
    }
  }
}

async function mendOf({ mend }: GateCondition): Promise<string | null> {
  if (mend === null) return null;
  const [t, kinds, locale] = await Promise.all([
    getTranslations('raters.quality.mend'),
    getTranslations('raters.kinds'),
    getLocale(),
  ]);
  switch (mend.action) {
    case 'addRaters':
      return t('addRaters', { count: mend.count });
    case 'addKinds':
      return t('addKinds', {
        kinds: formatList(
          locale,
          mend.kinds.map((kind) => kinds(kind)),
        ),
      });
    default:
      return t(mend.action);
  }
}

async function stepsLine({ steps }: AnalysisQuality): Promise<Line> {
  const t = await getTranslations('raters.quality');
  const { rated, divided, passed } = steps;
  const base = { key: 'steps', passed, detail: null };
  if (rated === 0) return { ...base, text: t('stepsNone'), mend: null };
  return { ...base, text: t('steps', { divided }), mend: passed ? null : t('mend.discuss') };
}

async function hoursLine(hours: number): Promise<Line> {
  const [t, locale] = await Promise.all([getTranslations('raters.quality'), getLocale()]);
  const base = { key: 'hours', detail: null };
  if (hours === 0) return { ...base, passed: false, text: t('noHours'), mend: t('mend.observe') };
  const text = t('hours', { hours: formatNumber(locale, hours, 1) });
  return { ...base, passed: true, text, mend: null };
}

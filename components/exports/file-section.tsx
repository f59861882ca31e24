import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import type { Locale } from '@/lib/i18n/locales';
import type { RequestedExport } from '@/lib/services/assessment-exports';
import type { ExportFormat } from '@/lib/validation/exports';
import type { StatefulAction } from '@/lib/validation/form-state';
import { PrepareForm } from './prepare-form';
import { RequestedFile } from './requested-file';

type Format = Exclude<ExportFormat, 'answers'>;

type FileSectionProps = Readonly<{
  /** Which words. */
  word: 'table' | 'json' | 'codebook' | 'zip';
  formats: readonly Format[];
  /** Files come at once; else they are asked for. */
  direct: boolean;
  /** Address of the page, in its language. */
  path: string;
  assessmentId: string;
  locale: Locale;
  requested: Readonly<Partial<Record<ExportFormat, RequestedExport>>>;
  action: StatefulAction;
}>;

/** One kind of file: what it holds, and the way to it. */
export function FileSection(props: FileSectionProps) {
  const { word, formats, direct, path } = props;
  const t = useTranslations('exports');
  const labels = {
    xlsx: t('xlsx'),
    csv: t('csv'),
    json: t('json.action'),
    codebook: t('codebook.action'),
    zip: t('zip.action'),
  };
  return (
    <section className="sec stack" aria-labelledby={`export-${word}`}>
      <h2 id={`export-${word}`}>{t(`${word}.title`)}</h2>
      <p>{t(`${word}.body`)}</p>
      {direct ? (
        <p className="row-add">
          {formats.map((format) => (
            <a key={format} className={buttonClass({})} href={`${path}/file?format=${format}`} download>
              {labels[format]}
            </a>
          ))}
        </p>
      ) : (
        formats.map((format) => (
          <LongFile key={format} {...props} format={format} label={format === 'zip' ? labels.zip : null} />
        ))
      )}
    </section>
  );
}

type LongFileProps = FileSectionProps & Readonly<{ format: Format; label: string | null }>;

/** A file that a job makes: asked for, on its way, or ready. */
function LongFile({ format, label, requested, path, assessmentId, locale, action }: LongFileProps) {
  const t = useTranslations('exports');
  const state = requested[format] ?? null;
  const isOpen = state?.status === 'waiting' || state?.status === 'running';
  return (
    <div className="stack-2">
      {state === null ? null : <RequestedFile state={state} path={path} locale={locale} />}
      {isOpen ? null : (
        <PrepareForm
          action={action}
          fields={{ assessmentId, locale, format }}
          label={state === null ? (label ?? t('prepare', { format: format.toUpperCase() })) : t('again')}
        />
      )}
    </div>
  );
}

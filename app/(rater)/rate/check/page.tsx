import { getTranslations } from 'next-intl/server';
import { FocusedSummary } from '@/components/take/focused-summary';
import { HiddenFields } from '@/components/take/hidden-fields';
import { isRated, openParts } from '@/lib/job-analysis/open-parts';
import type { RatingForm, StepToRate } from '@/lib/services/ratings';
import { readRatingForm } from '@/lib/services/ratings';
import type { ScaleKey } from '@/lib/scales';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';
import { fieldsOf } from '../vote-fields';

type CheckPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export const generateMetadata = () => pageMetadata('check');

/** All ratings before they are handed in: what is open first, then everything, each with its way to change it. */
export default async function CheckPage({ searchParams }: CheckPageProps) {
  const entry = await enter('/rate/check', ['rating', 'again', 'votedAgain']);
  if (!entry.open) return entry.page;
  const [t, form, { error }] = await Promise.all([
    getTranslations('rate.check'),
    readRatingForm(entry.actor),
    searchParams,
  ]);
  const rows = form.steps.map((step, index) => ({ step, position: index + 1 }));
  const open = rows.filter(({ step }) => openParts(fieldsOf(step.vote), form.scales).length > 0);
  const rated = rows.filter(({ step }) => isRated(fieldsOf(step.vote))).length;
  return (
    <Shell organizationName={entry.door.organizationName} path="/rate/check">
      <div className="stack intro">
        {error === 'differ' ? <FocusedSummary title={t('differTitle')} message={t('differ')} /> : null}
        <h1>{t('title')}</h1>
        <p>{t('rated', { rated, total: rows.length })}</p>
      </div>
      <section className="sec">
        {open.length === 0 ? (
          <p>{t('noneOpen')}</p>
        ) : (
          <>
            <h2>{t('openTitle', { count: open.length })}</h2>
            <p className="ask">{t('openText')}</p>
            <Rows rows={open} scales={form.scales} />
          </>
        )}
      </section>
      <section className="sec">
        <details open={open.length === 0}>
          <summary>{t('allTitle')}</summary>
          <Rows rows={rows} scales={form.scales} />
        </details>
      </section>
      <Send form={form} rated={rated} />
    </Shell>
  );
}

async function Send({ form, rated }: Readonly<{ form: RatingForm; rated: number }>) {
  const t = await getTranslations('rate.check');
  if (rated === 0) {
    return (
      <section className="sec send">
        <p>{t('nothing')}</p>
      </section>
    );
  }
  return (
    <section className="sec send">
      <p>{t(form.round === 2 ? 'sendTextAgain' : 'sendText')}</p>
      <form className="cand-go" method="post" action="/api/rate/submit">
        <HiddenFields fields={{ raterId: form.raterId, expected: rated }} />
        <button className="btn primary tall" type="submit">
          {t('send')}
        </button>
      </form>
    </section>
  );
}

type RowsProps = Readonly<{
  rows: readonly Readonly<{ step: StepToRate; position: number }>[];
  scales: readonly ScaleKey[];
}>;

async function Rows({ rows, scales }: RowsProps) {
  const t = await getTranslations('rate.check');
  const summaryOf = (step: StepToRate) => {
    const fields = fieldsOf(step.vote);
    if (fields.notInMyWork) return t('notMine');
    const value = (rating: number | null) => (rating === null ? t('open') : String(rating));
    const { frequency, loss, gain } = fields;
    const words = t('summary', { frequency: value(frequency), loss: value(loss), gain: value(gain) });
    return openParts(fields, scales).includes('links') ? `${words} · ${t('linksOpen')}` : words;
  };
  return (
    <ol className="answers">
      {rows.map(({ step, position }) => (
        <li key={step.id}>
          <span>
            <span className="muted num">{position}.</span> {step.title}
          </span>
          <span className="a">{summaryOf(step)}</span>
          <a href={`/rate/${position}?from=check`}>
            {t(openParts(fieldsOf(step.vote), scales).length > 0 ? 'rate' : 'change')}
            <span className="vh"> {t('ofStep', { position })}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

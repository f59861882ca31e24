import { getLocale, getTranslations } from 'next-intl/server';
import { type Questionnaire, readQuestionnaire } from '@/lib/services/take';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';

const PATH = '/take/instructions';

export const generateMetadata = () => pageMetadata('instructions.pageTitle', ['answering']);

/** How to answer, in the words of the questionnaire. */
export default async function InstructionsPage() {
  const entry = await enter(PATH, ['answering']);
  if (!entry.open) return entry.page;
  const [t, own, { form }] = await Promise.all([
    getTranslations('take'),
    getTranslations('own'),
    readQuestionnaire(entry.actor, { locale: await getLocale() }),
  ]);
  return (
    <Shell view={entry.view} path={PATH}>
      <div className="stack intro">
        <h1>{t('instructions.title')}</h1>
        {form.instructions.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Practice options={form.options} />
      <div className="cand-go sec">
        <a className="btn primary tall" href="/take/1">
          {t('instructions.begin')}
        </a>
        <a className="linkish" href="/take/arrangements">
          {own('arrange.link')}
        </a>
      </div>
    </Shell>
  );
}

/** One statement to try. Its answers belong to no form, so that nothing of it can be sent. */
async function Practice({ options }: Readonly<{ options: Questionnaire['form']['options'] }>) {
  const t = await getTranslations('take.practice');
  return (
    <section className="sec" aria-labelledby="practice-title">
      <h2 id="practice-title">{t('title')}</h2>
      <p className="ask">{t('text')}</p>
      <fieldset className="practice">
        <legend>{t('statement')}</legend>
        <div className="likert">
          {options.map(({ value, label }) => (
            <label key={value}>
              <input type="radio" name="practice" form="nowhere" value={value} autoComplete="off" />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

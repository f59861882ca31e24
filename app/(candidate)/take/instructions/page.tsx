import { getLocale, getTranslations } from 'next-intl/server';
import { readQuestionnaire } from '@/lib/services/take';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';

const PATH = '/take/instructions';

export const generateMetadata = () => pageMetadata('instructions.pageTitle', ['answering']);

/** How to answer, in the words of the questionnaire. */
export default async function InstructionsPage() {
  const entry = await enter(PATH, ['answering']);
  if (!entry.open) return entry.page;
  const [t, { form }] = await Promise.all([
    getTranslations('take'),
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
      <div className="cand-go sec">
        <a className="btn primary tall" href="/take/1">
          {t('instructions.begin')}
        </a>
      </div>
    </Shell>
  );
}

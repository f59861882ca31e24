import { getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { SUGGESTIONS } from './suggestions';

type DecisionSuggestionsProps = Readonly<{
  jobRoleId: string;
  /** The language in which the job is described. */
  jobLocale: Locale;
  open: boolean;
}>;

/** Decisions to begin with, in the words of the job's language; each opens the form, and nothing is added by itself. */
export async function DecisionSuggestions({ jobRoleId, jobLocale, open }: DecisionSuggestionsProps) {
  const t = await getTranslations('authority.suggestions');
  const words = await getTranslations({ locale: jobLocale, namespace: 'authority.suggestions' });
  return (
    <Disclosure summary={t('title')} open={open}>
      <div className="stack">
        <p>{t('lead')}</p>
        <ul className="choices" lang={jobLocale}>
          {SUGGESTIONS.map((name) => (
            <li key={name}>
              <Link href={`/roles/${jobRoleId}/authority/new?suggestion=${name}`}>
                {words(`${name}.title`)}
              </Link>
              <span className="small muted">{words(`${name}.condition`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  );
}

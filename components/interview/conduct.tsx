import { useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import type { InterviewText } from '@/lib/content/schemas/interview';

/** How to interview, and what nobody is asked about. */
export function Conduct({ text, open }: Readonly<{ text: InterviewText; open: boolean }>) {
  const t = useTranslations('interview.conduct');
  return (
    <Disclosure summary={t('title')} open={open}>
      <ConductLists text={text} />
    </Disclosure>
  );
}

export function ConductLists({ text }: Readonly<{ text: InterviewText }>) {
  const t = useTranslations('interview.conduct');
  return (
    <div className="two-c small">
      <ul className="plain-list iq-advice">
        {text.conduct.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="stack-2">
        <h3>{t('avoid')}</h3>
        <ul className="plain-list iq-advice">
          {text.avoid.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

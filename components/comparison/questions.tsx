import { useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { twoSides } from '@/lib/report/two-sides';
import type { ComparedPerson, Comparison } from '@/lib/services/comparisons';
import { useNames } from './comparison-words';

type QuestionsProps = Readonly<{ comparison: Comparison; narratives: Narratives }>;

/** What is left to ask each person: the target that costs most, and the step of the work behind it. */
export function Questions({ comparison, narratives }: QuestionsProps) {
  const t = useTranslations('comparison.ask');
  const names = useNames(comparison);
  return (
    <section className="sec stack" aria-labelledby="ask-title">
      <h2 id="ask-title">{t('title')}</h2>
      <Table
        caption={t('caption')}
        head={
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('question')}</th>
            <th scope="col">{t('step')}</th>
          </tr>
        }
      >
        {comparison.people.map((person) => (
          <QuestionRow
            key={person.attemptId}
            person={person}
            name={names.get(person.attemptId) ?? ''}
            comparison={comparison}
            narratives={narratives}
          />
        ))}
      </Table>
    </section>
  );
}

type QuestionRowProps = QuestionsProps & Readonly<{ person: ComparedPerson; name: string }>;

function QuestionRow({ person: { model }, name, comparison, narratives }: QuestionRowProps) {
  const t = useTranslations('comparison.ask');
  const sides = useTranslations('report.sides');
  const [gap] = twoSides(model, comparison.profile).person;
  const [step] = gap?.steps ?? [];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{gap === undefined ? t('none') : narratives.scales[gap.scale].interviewQuestion}</td>
      <td>{step === undefined ? t('noStep') : sides('step', { number: step.number, title: step.title })}</td>
    </tr>
  );
}

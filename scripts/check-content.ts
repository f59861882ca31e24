/**
 * Says which machine-checked rules the released questionnaire breaks.
 *
 *   npx tsx --conditions=react-server scripts/check-content.ts
 */
import { formProblems } from '@/lib/content/rules/form-problems';
import { statementProblems } from '@/lib/content/rules/statement-problems';
import { lix } from '@/lib/content/rules/text-measures';
import { loadMeaningNotes, releasedContent } from '@/lib/content/load';

const problems = releasedContent().questionnaires.flatMap((questionnaire) => {
  const { key, version } = questionnaire.instrument;
  for (const { locale, items, translation } of Object.values(questionnaire.texts)) {
    const texts = Object.values(items);
    process.stdout.write(
      `${key} v${version} ${locale}: ${texts.length} statements, LIX ${lix(texts).toFixed(1)}, ${translation.status} text\n`,
    );
  }
  return [
    ...formProblems(questionnaire.instrument),
    ...statementProblems(questionnaire, loadMeaningNotes(key, version)),
  ];
});

for (const { rule, where, detail } of problems) process.stdout.write(`${rule}: ${where}: ${detail}\n`);
process.stdout.write(`${problems.length} broken rules\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

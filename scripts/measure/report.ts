import { buildReport } from '@/lib/report/build-report';
import { compareReports } from '@/lib/report/compare-reports';
import type { ReportModel } from '@/lib/report/types';
import { InputError, parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';
import { reportDocument } from './report-schema';
import { exampleReport } from './report-example';

function run(raw: unknown, { verify }: Readonly<{ verify: boolean }>): ReportModel {
  const { result, ...input } = parseInput(reportDocument, raw);
  const report = refusedAt('', () => buildReport(input));
  if (!verify) return report;
  if (result === undefined)
    throw new InputError('MISSING', 'there is no stored result to compare with', 'result');
  const [first] = compareReports(result, report);
  if (first === undefined) return report;
  const { path, stored, recomputed } = first;
  const message = `stored ${JSON.stringify(stored)}, recomputed ${JSON.stringify(recomputed)}`;
  throw new InputError('DIFFERENT', message, `result.${path}`);
}

export const report: Operation = {
  name: 'report',
  summary:
    'the numbers of a fit report; with --verify, compared with the stored result (exit 3 on a difference)',
  example: exampleReport,
  run,
};

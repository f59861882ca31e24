import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { contentHash } from '@/lib/provenance';
import { exportReport, reviewReport, viewReport } from '@/lib/services/reports';
import { openAssessment, invited, ORDINARY, submitted } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

async function ordinaryReport() {
  const { assessmentId, profile } = await openAssessment(own.actors.HR);
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  const reportId = await submitted(own.actors.HR, attemptId);
  return { assessmentId, profile, attemptId, reportId };
}

async function shown(reportId: string) {
  const page = await viewReport(own.actors.HR, { reportId, tracing: false });
  if (page.status !== 'shown') throw new Error(`the report is ${page.status}`);
  return page;
}

describe('a report', () => {
  test('is stored with the hashes of its input and of its result', async () => {
    const { reportId, attemptId } = await ordinaryReport();
    const page = await shown(reportId);
    expect(page.resultHash).toBe(contentHash(page.model));
    const exported = await exportReport(own.actors.ADMIN, { reportId, reason: 'A check' });
    expect(page.inputHash).toBe(contentHash(exported.document.input));
    expect(exported.document.input.answers).toHaveLength(72);
    expect(JSON.stringify(exported.document)).not.toContain('Iida');
    expect(attemptId).not.toBe('');
  });

  test('shows a fit whose shown losses make up one hundred', async () => {
    const { reportId } = await ordinaryReport();
    const { model } = await shown(reportId);
    if (model.fit.status !== 'fitted') throw new Error('no fit');
    const lost = model.scales.reduce((sum, scale) => sum + (scale.status === 'scored' ? (scale.shownPointsLost ?? 0) : 0), 0);
    expect(model.fit.shown + lost).toBe(100);
  });
});

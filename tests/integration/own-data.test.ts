import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { PERSON_DATA } from '@/lib/privacy/person-data';
import { withdrawConsent } from '@/lib/services/consents';
import { exportOwnData } from '@/lib/services/own-data';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, CONSENT, type TestSession } from '../support/take-factory';
import { wholePerson } from '../support/whole-person';

const LIMIT_MS = 60_000;
const SECRET = /[0-9a-f]{64}|⟦|[A-Za-z0-9_-]{43}/;
const COMMENT = 'En tunnista tätä. <b>&';

let own: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

type Rows = readonly Readonly<Record<string, unknown>>[];

async function exported(session: TestSession, locale: 'fi' | 'sv' | 'en' = 'fi') {
  const started = performance.now();
  const { fileName, bytes } = await exportOwnData(session.actor, { attemptRef: session.view.ref, locale });
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  const files = unzipSync(bytes);
  const page = Object.entries(files).find(([name]) => name.endsWith('.html'));
  const data: unknown = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()));
  return { fileName, page: strFromU8(page?.[1] ?? new Uint8Array()), data: data as Record<string, Rows> };
}

const everything = () => wholePerson(own, COMMENT);

describe('the own data', () => {
  test('hold rows of every table that knows something about candidates', async () => {
    const session = await everything();
    const { data } = await exported(session);
    const tables = Object.entries(PERSON_DATA).flatMap(([table, { candidate }]) =>
      candidate ? [table] : [],
    );
    expect(Object.keys(data).sort()).toEqual(tables.sort());
    expect(tables.filter((table) => data[table]?.length === 0)).toEqual([]);
    expect(data['Answer']).toHaveLength(1);
    expect(data['AuditEvent']?.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['consent.given', 'attempt.submitted', 'report.viewed', 'ownData.exported']),
    );
  });

  test('hold nobody else, no secret and no link', async () => {
    const session = await everything();
    await everything();
    const { data, page } = await exported(session);
    expect(data['Candidate']).toHaveLength(1);
    expect(new Set(data['Answer']?.map(({ attemptId }) => attemptId))).toEqual(
      new Set([session.actor.attemptId]),
    );
    const { AuditEvent: _events, ConsentRecord: _consents, Report: _reports, ...rest } = data;
    expect(JSON.stringify(rest)).not.toMatch(SECRET);
    expect(JSON.stringify(data)).not.toContain(own.actors.RECRUITER.userId);
    expect(page).not.toContain('/i/');
  });

  test('are readable in the language of the candidate, with words as they were written', async () => {
    const session = await everything();
    for (const [locale, heading] of [
      ['fi', 'Omat tietosi'],
      ['sv', 'Dina egna uppgifter'],
      ['en', 'Your own data'],
    ] as const) {
      const { page, fileName } = await exported(session, locale);
      expect(page).toContain(`<h1>${heading}</h1>`);
      expect(page).toContain('En tunnista tätä. &lt;b&gt;&amp;');
      expect(page).not.toContain('<script');
      expect(fileName).toMatch(/^[a-z-]+-[A-Z0-9-]+\.zip$/);
    }
  });

  test('can be had after withdrawing, and each time leaves a trace', async () => {
    const session = await answering(own.actors.HR);
    await withdrawConsent(session.actor, { ...CONSENT, attemptRef: session.view.ref });
    const { data } = await exported(session);
    expect(data['ConsentRecord']).toHaveLength(2);
    const where = { subjectId: session.actor.attemptId, action: 'ownData.exported' };
    expect(await db().auditEvent.count({ where })).toBe(1);
  });

  test('of another attempt are not had with a foreign reference', async () => {
    const [one, another] = [await answering(own.actors.HR), await answering(own.actors.HR)];
    const mixed = exportOwnData(one.actor, { attemptRef: another.view.ref, locale: 'fi' });
    await expect(mixed).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLinks } from '@/lib/mail/sealed-link';
import { db, disconnect } from '@/lib/db/client';
import { verifyAuditChain } from '@/lib/services/audit';
import { getBatch, inviteList, previewList, undoBatch } from '@/lib/services/bulk-invitations';
import { changeInvitationLimit, getInvitationLimit } from '@/lib/services/invitation-limits';
import { getInvitable } from '@/lib/services/invitations';
import { openAssessment, invited } from '../support/assessment-factory';
import { queriesOf } from '../support/count-queries';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

const HELSINKI = 'Europe/Helsinki';
const settings = { locale: 'fi', timeZone: HELSINKI } as const;
const look = (assessmentId: string, text: string) =>
  previewList(own.actors.RECRUITER, { assessmentId, ...settings, source: { kind: 'text', text } });
const send = (assessmentId: string, text: string, requestId: string = randomUUID()) =>
  inviteList(own.actors.RECRUITER, { assessmentId, ...settings, text, requestId });
const manyPeople = (count: number) =>
  Array.from({ length: count }, (_, index) => `Hakija ${index};${randomUUID()}@example.com`).join('\n');

describe('the preview', () => {
  test('says of each row whom it invites or why it does not, and stores nothing', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const there = await invited(own.actors.HR, assessmentId);
    const { email } = await db().candidate.findFirstOrThrow({
      where: { attempts: { some: { id: there.attemptId } } },
    });
    const before = await db().outboxMail.count();
    const { shown, problems, count } = await look(
      assessmentId,
      [
        'Nimi;Sähköposti;Kieli;Aikavyöhyke',
        'Iida Saarela;iida@example.com;;',
        'Erik Lind;ERIK@example.com;svenska;Europe/Stockholm',
        'Ilman osoitetta;;;',
        ';nimeton@example.com;;',
        'Väärä;vaara.example.com;;',
        'Toinen Iida;Iida@example.com;;',
        `Jo kutsuttu;${email ?? ''};;`,
        'Kieletön;kieli@example.com;saksa;',
        'Ajaton;aika@example.com;fi;Europe/Hesa',
      ].join('\r\n'),
    );
    expect(count).toBe(2);
    expect(shown).toEqual([
      { line: 2, name: 'Iida Saarela', email: 'iida@example.com', locale: 'fi', timeZone: HELSINKI },
      { line: 3, name: 'Erik Lind', email: 'erik@example.com', locale: 'sv', timeZone: 'Europe/Stockholm' },
    ]);
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'emailMissing'],
      [5, 'nameMissing'],
      [6, 'emailInvalid'],
      [7, 'repeated'],
      [8, 'alreadyInvited'],
      [9, 'localeUnknown'],
      [10, 'timeZoneUnknown'],
    ]);
    expect(await db().outboxMail.count()).toBe(before);
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(1);
  });

  test('reads files as Finnish Excel writes them', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    // Windows-1252: ä is one byte, which is no UTF-8.
    const bytes = new Uint8Array(
      Buffer.from('Etunimi;Sukunimi;Sähköposti\r\nPäivi;Mäki;p@example.com\r\n', 'latin1'),
    );
    const { shown } = await previewList(own.actors.HR, {
      assessmentId,
      ...settings,
      source: { kind: 'file', bytes },
    });
    expect(shown).toMatchObject([{ name: 'Päivi Mäki', email: 'p@example.com' }]);
  });

  test('of headings alone is empty and no fault', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    expect(await look(assessmentId, 'nimi;sähköposti;kieli')).toMatchObject({ count: 0, problems: [] });
  });

  test('refuses a language that the assessment does not offer', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    await db().assessment.update({ where: { id: assessmentId }, data: { locales: ['fi'] } });
    const { problems } = await look(assessmentId, 'Erik;erik2@example.com;sv');
    expect(problems).toMatchObject([{ problem: 'localeNotOffered' }]);
  });

  test('refuses more than two thousand people', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const people = Array.from({ length: 2001 }, (_, index) => `a;a${index}@example.com`).join('\n');
    await expect(look(assessmentId, people)).rejects.toMatchObject({ fields: { text: 'listTooLong' } });
  });
});

describe('a confirmed list', () => {
  test('invites everybody once, however often the form is sent, and holds the mails back', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const { text } = await look(assessmentId, manyPeople(30));
    const requestId = randomUUID();
    const results = await Promise.all(Array.from({ length: 20 }, () => send(assessmentId, text, requestId)));
    expect(new Set(results.map(({ batchId }) => batchId))).toEqual(new Set([requestId]));
    const attempts = await db().attempt.findMany({
      where: { assessmentId },
      select: { id: true, invitations: true, mails: true },
    });
    expect(attempts).toHaveLength(30);
    for (const { invitations, mails } of attempts) {
      expect(mails).toHaveLength(1);
      expect(invitations).toMatchObject([{ batchId: requestId }]);
      // Each mail carries the link of its own attempt.
      expect(openLinks(mails[0]?.text ?? '')).toContain(openLinks(invitations[0]?.sealedLink ?? 'none'));
    }
    const jobs = await query<{ late: boolean }>(
      database.ownerUrl,
      `select j.run_at > now() + interval '100 seconds' as late from graphile_worker.jobs j
       join "OutboxMail" m on 'mail:' || m.id = j.key where m."attemptId" = any ($1)`,
      [attempts.map(({ id }) => id)],
    );
    expect(jobs).toHaveLength(30);
    expect(jobs.every(({ late }) => late)).toBe(true);
    expect(await getBatch(own.actors.HR, { batchId: requestId })).toMatchObject({
      size: 30,
      undoable: true,
      mails: { waiting: 30, sent: 0 },
    });
  });

  test('takes as many statements for six hundred people as for three', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const statements = async (count: number) => {
      const { text } = await look(assessmentId, manyPeople(count));
      return queriesOf(() => send(assessmentId, text));
    };
    const [few, many] = [await statements(3), await statements(600)];
    expect(many).toBe(few);
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(603);
  });

  test('leaves out whom somebody else invited in between', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const [first, second] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`];
    await send(assessmentId, `A;${first}`);
    const { batchId } = await send(assessmentId, `A;${first}\nB;${second}`);
    expect((await getBatch(own.actors.HR, { batchId })).size).toBe(1);
    await expect(send(assessmentId, `A;${first}`)).rejects.toMatchObject({ code: 'ALREADY_INVITED' });
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(2);
  });

  test('can be undone as if it had never been, once, and only until the mails leave', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const { assessmentId: elsewhere } = await openAssessment(own.actors.HR);
    const known = `${randomUUID()}@example.com`;
    await send(elsewhere, `Tuttu;${known}`);
    const { batchId } = await send(assessmentId, `Tuttu;${known}\n${manyPeople(5)}`);
    const people = await db().candidate.count({ where: { organizationId: own.organizationId } });
    expect(await undoBatch(own.actors.HR, { batchId })).toEqual({ assessmentId, undone: 6 });
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(0);
    expect(await db().candidate.count({ where: { organizationId: own.organizationId } })).toBe(people - 5);
    expect(await db().candidate.count({ where: { email: known } })).toBe(1);
    const left = await query(
      database.ownerUrl,
      `select 1 from graphile_worker.jobs j where j.key like 'mail:%' and not exists
         (select 1 from "OutboxMail" m where 'mail:' || m.id = j.key)`,
    );
    expect(left).toEqual([]);
    const nothing = { code: 'NOTHING_TO_UNDO' };
    await expect(undoBatch(own.actors.HR, { batchId })).rejects.toMatchObject(nothing);

    const { batchId: late } = await send(assessmentId, manyPeople(1));
    await db().invitationBatch.update({
      where: { id: late },
      data: { createdAt: new Date(Date.now() - 200_000), mailsFrom: new Date(Date.now() - 1000) },
    });
    await expect(undoBatch(own.actors.HR, { batchId: late })).rejects.toMatchObject(nothing);
    expect(await verifyAuditChain(own.actors.ADMIN)).toMatchObject({ fault: null });
  });

  test('belongs to its organisation', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const { batchId } = await send(assessmentId, manyPeople(1));
    const missing = { code: 'NOT_FOUND' };
    const foreign = other.actors.ADMIN;
    await expect(getBatch(foreign, { batchId })).rejects.toMatchObject(missing);
    await expect(undoBatch(foreign, { batchId })).rejects.toMatchObject(missing);
    const text = manyPeople(1);
    await expect(
      inviteList(foreign, { assessmentId, ...settings, text, requestId: randomUUID() }),
    ).rejects.toMatchObject(missing);
    await expect(
      previewList(foreign, { assessmentId, ...settings, source: { kind: 'text', text } }),
    ).rejects.toMatchObject(missing);
  });
});

describe('the limit of invitations', () => {
  test('is reached exactly at the last one, over several calls at once', async () => {
    const limited = await makeOrganization();
    const { assessmentId } = await openAssessment(limited.actors.HR);
    await changeInvitationLimit(limited.actors.ADMIN, { limit: 10 });
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => invited(limited.actors.RECRUITER, assessmentId)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'INVITATION_LIMIT' },
    });
    expect((await getInvitable(limited.actors.HR, { assessmentId })).remaining).toBe(0);
    expect(await getInvitationLimit(limited.actors.ADMIN)).toEqual({ made: 10, limit: 10 });
    // A day later there is room again.
    await db().invitation.updateMany({
      where: { organizationId: limited.organizationId },
      data: { createdAt: new Date(Date.now() - 86_500_000) },
    });
    await invited(limited.actors.RECRUITER, assessmentId);
    await expect(changeInvitationLimit(limited.actors.HR, { limit: 11 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('holds for a list as a whole', async () => {
    const limited = await makeOrganization();
    const { assessmentId } = await openAssessment(limited.actors.HR);
    await changeInvitationLimit(limited.actors.ADMIN, { limit: 4 });
    await expect(
      inviteList(limited.actors.HR, {
        assessmentId,
        ...settings,
        text: manyPeople(5),
        requestId: randomUUID(),
      }),
    ).rejects.toMatchObject({ code: 'INVITATION_LIMIT' });
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(0);
  });
});

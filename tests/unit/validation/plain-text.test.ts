import { describe, expect, test } from 'vitest';
import { addIncidentInput, tellStoryInput } from '@/lib/validation/job-side';
import { inviteObserverInput, leaveOutInput } from '@/lib/validation/observation';
import { filledText, neededText, text, trimmedText } from '@/lib/validation/plain-text';
import { inviteRaterInput, noteDiscussionInput, raterPlaceInput } from '@/lib/validation/rater';

const NULL = 'a\u0000b';
const id = '01a20116-cc7f-7061-ba35-14f7326e9466';
const firstError = (schema: { safeParse: (value: unknown) => unknown }, value: unknown) => {
  const result = schema.safeParse(value) as { success: boolean; error?: { issues: { message: string }[] } };
  return result.success ? null : result.error?.issues[0]?.message;
};

describe('a text', () => {
  test.each([
    [text(3), 'abc', null],
    [text(3), 'abcd', 'tooLong'],
    [text(9), 'two\nlines\t', 'tooLong'],
    [text(12), 'two\nlines\t', null],
    [text(9), NULL, 'invalid'],
    [filledText(9), '  ', 'required'],
    [trimmedText(3), '  abc  ', null],
    [trimmedText(9), NULL, 'invalid'],
    [neededText(3), '   ', 'required'],
    [neededText(3, 'reasonRequired'), '', 'reasonRequired'],
    [neededText(9), NULL, 'invalid'],
  ])('%#', (schema, value, error) => {
    expect(firstError(schema, value)).toBe(error);
  });
});

const story = { kind: 'bad', happened: 'a', action: 'b', outcome: 'c', roughly: 'year', locale: 'fi' };
const person = { jobRoleId: id, requestId: id, name: 'Aino', email: '', locale: 'fi', site: '' };

/** The database refuses the null character with an error that nobody at the other end understands. */
test.each([
  ['a story', tellStoryInput, { token: 'x'.repeat(43), storyId: id, ...story }, 'happened'],
  ['an episode', addIncidentInput, { jobRoleId: id, incidentId: id, ...story }, 'outcome'],
  ['a rater', inviteRaterInput, { ...person, kind: 'worker' }, 'name'],
  ['a place', raterPlaceInput, { raterId: id, site: '' }, 'site'],
  ['a note', noteDiscussionInput, { jobRoleId: id, stepId: id, note: '' }, 'note'],
  ['an observer', inviteObserverInput, person, 'site'],
  ['a reason', leaveOutInput, { sessionId: id, reason: 'x' }, 'reason'],
] as const)('%s holds no null character', (_what, schema, value, field) => {
  expect(firstError(schema, value)).toBeNull();
  expect(firstError(schema, { ...value, [field]: NULL })).toBe('invalid');
});

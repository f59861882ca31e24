import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCommonPassword } from '@/lib/auth/password-strength';

describe('a password', () => {
  test.each([
    'password',
    'Password1',
    'P@ssw0rd!',
    'salasana',
    'SALASANA2026!',
    'S4l4s4n4',
    'lösenord1',
    'qwertyuiop',
    'asdfghjk',
    '87654321',
    '123456789',
    'aaaaaaaa',
    'abcabcabc',
    'salasanasalasana',
    '!!salasana!!',
    'kesäkuu2026',
    'Kuusi123',
    'iloveyou',
    '1q2w3e4r',
    'mnbvcxz',
    'k e s ä 26!',
  ])('like %s is guessed first', (password) => {
    expect(isCommonPassword(password, [])).toBe(true);
  });

  test.each([
    'kolme hidasta mäyrää',
    'correct horse battery staple',
    'Tr0ub4dor&3xyz',
    'en blå cykel i regnet',
    'salasanan valinta on vaikeaa',
    'x7Kq!pLm2#',
    '密码不是这个词语',
  ])('like %s is fine', (password) => {
    expect(isCommonPassword(password, [])).toBe(false);
  });

  test.each(['Maija Malli', 'maijamalli1', 'MALLI2026', 'maija.malli@example.com', 'pohjolan123'])(
    'like %s is no secret to those who know its owner',
    (password) => {
      expect(
        isCommonPassword(password, ['maija.malli@example.com', 'Maija Malli', 'Pohjolan Palvelut Oy']),
      ).toBe(true);
    },
  );

  test('is judged alike in capitals', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 20, unit: fc.constantFrom(...'abcdeäö123!') }),
        (password) => {
          expect(isCommonPassword(password.toUpperCase(), [])).toBe(isCommonPassword(password, []));
        },
      ),
    );
  });

  test('made of random letters is never common', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 16, maxLength: 24, unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz') }),
        (password) => {
          // Sixteen random consonants neither repeat one short unit nor follow a row of keys.
          fc.pre(new Set(password).size > 6);
          expect(isCommonPassword(password, [])).toBe(false);
        },
      ),
    );
  });

  test('of 200 signs is judged at once', () => {
    const start = performance.now();
    isCommonPassword(`${'ab'.repeat(99)}c!`, ['a'.repeat(120)]);
    isCommonPassword('1'.repeat(199) + 'x', []);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

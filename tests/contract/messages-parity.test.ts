import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { APP_ERROR_CODES, UNEXPECTED } from '@/lib/core/app-error';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { NAMESPACES } from '@/lib/i18n/namespaces';
import { hardCodedStrings } from './hard-coded-strings';
import { messageArguments } from './message-arguments';

type Tree = { readonly [key: string]: string | Tree };

const FOLDER = 'lib/i18n/messages';

/** Texts that stand apart from the messages, as code fills their places itself. */
const APART: Readonly<Record<string, string>> = { mail: 'lib/mail/texts', crash: 'app/error-texts' };
const GROUPS = [...NAMESPACES, ...Object.keys(APART)];

function readMessages(locale: Locale, group: string): ReadonlyMap<string, string> {
  const apart = APART[group];
  const file = apart === undefined ? `${FOLDER}/${locale}/${group}.json` : `${apart}/${locale}.json`;
  return new Map(leaves(JSON.parse(readFileSync(file, 'utf8')) as Tree));
}

function leaves(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}

function componentFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => `${folder}/${name}`);
}

/** What is wrong with a translation: keys missing or extra, other arguments, empty texts. */
function differences(reference: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const missing = [...reference.keys()].filter((key) => !other.has(key)).map((key) => `missing ${key}`);
  const extra = [...other.keys()].filter((key) => !reference.has(key)).map((key) => `extra ${key}`);
  const empty = [...other].filter(([, text]) => text.trim() === '').map(([key]) => `empty ${key}`);
  const changed = [...reference].flatMap(([key, text]) => {
    const translation = other.get(key);
    if (translation === undefined) return [];
    const wanted = [...messageArguments(text)].sort().join();
    const got = [...messageArguments(translation)].sort().join();
    return wanted === got ? [] : [`arguments of ${key}: ${wanted || 'none'} / ${got || 'none'}`];
  });
  return [...missing, ...extra, ...empty, ...changed];
}

test.each(LOCALES)('the files of %s are the listed namespaces, no more and no fewer', (locale) => {
  const files = readdirSync(`${FOLDER}/${locale}`).map((name) => name.replace(/\.json$/, ''));
  expect(files.sort()).toEqual([...NAMESPACES].sort());
});

test.each(GROUPS.flatMap((group) => LOCALES.map((locale) => [group, locale] as const)))(
  '%s in %s has the keys and the arguments of the English file',
  (group, locale) => {
    expect(differences(readMessages('en', group), readMessages(locale, group))).toEqual([]);
  },
);

/** What code reads as it stands. Compiled, a message with a place or a tag is no text any more. */
const READ_AS_TEXT = ['errors', 'installed.offline', 'sheet.columns', 'sheet.values', 'scales.names'];

test.each(LOCALES)('what is read without a translator has no places in %s', (locale) => {
  const broken = READ_AS_TEXT.flatMap((part) => {
    const [namespace = '', inside = ''] = part.split('.');
    const texts = [...readMessages(locale, namespace)].filter(([key]) => key.startsWith(inside));
    expect(texts.length).toBeGreaterThan(0);
    return texts.filter(([, text]) => /[{}<>]|''/.test(text)).map(([key]) => `${namespace}.${key}`);
  });
  expect(broken).toEqual([]);
});

test('no other message is read without a translator', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const readers = files
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('lib/i18n/types'))
    .flatMap((name) =>
      [...readFileSync(name, 'utf8').matchAll(/from '[^']*\/messages\/\w+\/(\w+)\.json'/g)].map(
        ([, namespace]) => namespace,
      ),
    );
  expect([...new Set(readers)].sort()).toEqual(['installed', 'scales', 'sheet']);
});

test.each(LOCALES)('every code that a user can be told has its sentence in %s', (locale) => {
  const errors = readMessages(locale, 'errors');
  expect([...APP_ERROR_CODES, UNEXPECTED].filter((code) => !errors.has(code))).toEqual([]);
});

/** A letter greets with a mark in Finnish and Swedish; nothing else is called out. */
const GREETING = /^(?:Hei|Hej)[^!.]*!/;

test.each(LOCALES)('no message of %s shouts', (locale) => {
  const shouting = GROUPS.flatMap((group) =>
    [...readMessages(locale, group)]
      .filter(([, text]) => text.replace(GREETING, '').includes('!'))
      .map(([key]) => `${group}.${key}`),
  );
  expect(shouting).toEqual([]);
});

test('no component has words of its own', () => {
  const files = ['app', 'components'].flatMap(componentFiles);
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((path) =>
    hardCodedStrings(path, readFileSync(path, 'utf8')).map((text) => `${path}:${text}`),
  );
  expect(found).toEqual([]);
});

test('finds a missing key, an extra key, an empty text and a changed argument', () => {
  const reference = new Map([
    ['title', 'Jobs'],
    ['count', '{count, plural, one {# job} other {# jobs}}'],
    ['saved', 'Saved {time}'],
  ]);
  const translation = new Map([
    ['count', '{count, plural, one {yksi työ} other {# työtä}}'],
    ['saved', 'Tallennettu {aika}'],
    ['note', ' '],
  ]);
  expect(differences(reference, translation)).toEqual([
    'missing title',
    'extra note',
    'empty note',
    'arguments of saved: time / aika',
  ]);
});

test.each(['{count, plural, one {# job}}', 'Saved {time', 'Saved time}', '{, plural, other {x}}'])(
  'refuses the broken message %s',
  (message) => {
    expect(() => messageArguments(message)).toThrow();
  },
);

test.each([
  ['text', '<p>Tallenna työ</p>'],
  ['text in braces', "<p>{'Tallenna työ'}</p>"],
  ['either side of a choice', "<p>{saved ? 'Tallennettu' : null}</p>"],
  ['a piece of a template', '<p>{`Tallennettu ${time}`}</p>'],
  ['a name for screen readers', '<button aria-label="Sulje" />'],
  ['a placeholder', "<input placeholder={'Nimi'} />"],
  ['a fallback', "<p>{name ?? 'Nimetön'}</p>"],
])('finds %s', (_what, markup) => {
  expect(hardCodedStrings('planted.tsx', `export const planted = ${markup};`)).toHaveLength(1);
});

test.each([
  "<p className='save'>{t('saved')}</p>",
  '<p>–</p>',
  '<code>npm run measure</code>',
  "<p>{kind === 'word' ? t('a') : t('b')}</p>",
  '<p>{n} %</p>',
])('leaves %s alone', (markup) => {
  expect(hardCodedStrings('planted.tsx', `export const planted = ${markup};`)).toEqual([]);
});

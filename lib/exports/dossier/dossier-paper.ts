import { changeWords } from '@/lib/i18n/change-words';
import { formatDate } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { Block, Paper } from '@/lib/pdf/paper';
import { type DossierContext, dossierContext, type DossierProfile } from './dossier-context';
import { jobBlocks } from './job-blocks';
import { pathBlocks, purposeBlocks } from './path-blocks';
import { isSound, qualityBlocks, qualityOf, raterBlocks } from './rater-blocks';
import { ratingBlocks } from './rating-blocks';
import { weightBlocks } from './weight-blocks';

export type { DossierProfile } from './dossier-context';

const HASH_SHOWN = 12;

/**
 * A published analysis in plain words, whole: what a works council reads, on a page and on paper alike. People are in it
 * by number and kind only.
 *
 * @returns The same blocks for the same profile and language.
 */
export function dossierPaper(profile: DossierProfile, words: Words): Paper {
  const context = dossierContext(profile, words);
  const t = words.say('dossier');
  const { title } = profile.document;
  const { version, publishedAt, contentHash, organization } = profile;
  return {
    locale: words.locale,
    title: t('title', { title }),
    footer: t('footer', { organization, title, version, hash: contentHash.slice(0, HASH_SHOWN) }),
    madeAt: publishedAt,
    blocks: [
      { kind: 'heading', level: 1, text: t('title', { title }) },
      { kind: 'text', text: t('version', { version, date: formatDate(words.locale, publishedAt) }) },
      ...(profile.isIntact
        ? []
        : [{ kind: 'notice' as const, title: t('damaged.title'), texts: [t('damaged.text')] }]),
      ...purposeBlocks(context),
      ...pathBlocks(context),
      ...raterBlocks(context),
      ...qualityBlocks(context),
      ...ratingBlocks(context),
      ...weightBlocks(context),
      ...jobBlocks(context),
      ...gapBlocks(context),
      ...changeBlocks(context),
      ...methodBlocks(context),
    ],
  };
}

function gapBlocks(context: DossierContext): readonly Block[] {
  const { document, words } = context;
  const t = words.say('dossier.gaps');
  const { basis, steps } = document;
  const quality = qualityOf(context);
  const silent = steps.filter(({ latitude }) => latitude === undefined || latitude === null).length;
  const { divided } = quality.steps;
  const items = [
    ...(basis.raterCount === 1 ? [t('oneRater')] : []),
    ...(divided > 0 ? [t('divided', { count: divided })] : []),
    ...(isSound(quality) ? [] : [t('quality')]),
    ...(basis.observedHours === 0 ? [t('noHours')] : []),
    ...(silent > 0 ? [t('noAuthority', { count: silent })] : []),
  ];
  return [
    { kind: 'heading', level: 2, text: t('title') },
    items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: t('none') },
  ];
}

function changeBlocks({ profile: { changes, version }, words }: DossierContext): readonly Block[] {
  const t = words.say('dossier.changes');
  if (changes === null) {
    return [
      { kind: 'heading', level: 2, text: t('firstTitle') },
      { kind: 'text', text: t('first') },
    ];
  }
  return [
    { kind: 'heading', level: 2, text: t('title', { version: version - 1 }) },
    changes.length > 0
      ? { kind: 'list', items: changes.map(wordsOfChanges(words)) }
      : { kind: 'text', text: t('none') },
  ];
}

function wordsOfChanges(words: Words): (change: ProfileChange) => string {
  return changeWords({
    locale: words.locale,
    roles: words.say('roles'),
    changes: words.say('roles.changes'),
    fields: words.say('roles.fields'),
    experts: words.say('roles.expertKinds'),
    names: words.say('scales.names'),
    side: words.say('sideWords'),
  });
}

function methodBlocks({ profile, words }: DossierContext): readonly Block[] {
  const t = words.say('dossier');
  return [
    { kind: 'heading', level: 2, text: t('method.title') },
    { kind: 'text', text: t('method.text') },
    {
      kind: 'list',
      items: [t('method.weightsCaveat'), t('method.normCaveat'), t('method.humanCaveat')],
    },
    { kind: 'heading', level: 2, text: t('hash.title') },
    { kind: 'text', text: t('hash.text', { hash: profile.contentHash }) },
  ];
}

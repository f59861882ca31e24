import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import {
  loadConsent,
  loadMeaningNotes,
  loadNarratives,
  loadNorm,
  loadQuestionnaire,
} from '@/lib/content/load';
import { loadInterviewGuide } from '@/lib/content/load-interviews';
import { loadOwnReportTexts } from '@/lib/content/load-own-reports';
import { listTemplates } from '@/lib/content/load-templates';
import { CONTENT_LOCALES } from '@/lib/content/schemas/common';
import { currentHashes, documentHash, lockDifferences, releasedHashes } from '@/scripts/content-lock';

const released = releasedHashes();
const current = currentHashes();

describe('released content', () => {
  test('is what was released, file by file, and nothing is used before its release', () => {
    expect(Object.keys(released).length).toBeGreaterThan(0);
    expect(lockDifferences(released, current)).toEqual({ changed: [], removed: [], unreleased: [] });
  });

  test('is what the program loads', () => {
    const { instrument, texts } = loadQuestionnaire('six-scales', 1);
    const folder = 'questionnaires/six-scales/v1';
    const loaded: Record<string, unknown> = {
      [`${folder}/instrument.json`]: instrument,
      [`${folder}/notes.json`]: loadMeaningNotes('six-scales', 1),
      'norms/planning/v1.json': loadNorm('planning', 1),
    };
    for (const locale of CONTENT_LOCALES) {
      loaded[`${folder}/text.${locale}.json`] = texts[locale];
      loaded[`narratives/v1/${locale}.json`] = loadNarratives(1, locale);
      loaded[`consents/v1/${locale}.json`] = loadConsent(1, locale);
      loaded[`own-reports/v1/${locale}.json`] = loadOwnReportTexts(1, locale);
    }
    for (const { structure, texts: words } of listTemplates()) {
      const template = `templates/${structure.key}/v${structure.version}`;
      loaded[`${template}/structure.json`] = structure;
      for (const locale of CONTENT_LOCALES) loaded[`${template}/text.${locale}.json`] = words[locale];
    }
    const { structure, texts: guideTexts } = loadInterviewGuide(1);
    loaded['interviews/six-scales/v1/structure.json'] = structure;
    for (const locale of CONTENT_LOCALES)
      loaded[`interviews/six-scales/v1/text.${locale}.json`] = guideTexts[locale];
    expect(
      Object.fromEntries(Object.entries(loaded).map(([file, doc]) => [file, documentHash(doc)])),
    ).toEqual(released);
  });
});

describe('the lock notices', () => {
  const norm = loadNorm('planning', 1);
  const file = 'norms/planning/v1.json';

  test('one changed digit', () => {
    const carefulness = { ...norm.scales.carefulness, mean: 3.96 };
    const changed = documentHash({ ...norm, scales: { ...norm.scales, carefulness } });
    expect(lockDifferences(released, { ...current, [file]: changed }).changed).toEqual([file]);
  });

  test('one changed comma in a statement', () => {
    const text = loadQuestionnaire('six-scales', 1).texts.fi;
    const name = 'questionnaires/six-scales/v1/text.fi.json';
    const [id, statement] = Object.entries(text.items).find(([, words]) => words.includes(',')) ?? ['', ''];
    const items = { ...text.items, [id]: statement.replace(',', '') };
    expect(items[id]).not.toBe(statement);
    expect(
      lockDifferences(released, { ...current, [name]: documentHash({ ...text, items }) }).changed,
    ).toEqual([name]);
  });

  test('a file that is gone and a file that is new', () => {
    const { [file]: _gone, ...rest } = current;
    const changed = { ...rest, 'norms/planning/v2.json': documentHash({}) };
    expect(lockDifferences(released, changed)).toEqual({
      changed: [],
      removed: [file],
      unreleased: ['norms/planning/v2.json'],
    });
  });

  test('nothing when only the layout of a file differs', () => {
    expect(documentHash(JSON.parse(JSON.stringify(norm, null, 8)))).toBe(current[file]);
  });

  test('a lock that holds something else than hashes', () => {
    const lock = path.join(mkdtempSync(path.join(tmpdir(), 'kuusi-lock-')), 'lock.json');
    writeFileSync(lock, JSON.stringify({ [file]: 'yes' }));
    expect(() => releasedHashes(lock)).toThrow();
  });
});

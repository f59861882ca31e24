import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import type { PinnedVersions as Pins } from '@/lib/services/assessment-settings';

type PinnedVersionsProps = Readonly<{
  pins: Pins;
  /** The profile, in words. */
  profile: ReactNode;
  /** Statements in the form, where they are known. */
  statements?: number;
}>;

/** What an assessment pins for good, version by version. */
export function PinnedVersions({ pins, profile, statements }: PinnedVersionsProps) {
  const t = useTranslations('invitations.pins');
  const questionnaire =
    statements === undefined
      ? t('named', pins.questionnaire)
      : t('statements', { ...pins.questionnaire, statements });
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('profile'), profile],
    [t('questionnaire'), questionnaire],
    [t('norm'), t('named', pins.norm)],
    [t('scoring'), t('version', { version: pins.scoring })],
    [t('narratives'), t('version', { version: pins.narratives })],
    [t('consent'), t('version', { version: pins.consent })],
  ];
  return (
    <section className="stack-2" aria-labelledby="pins-title">
      <h2 id="pins-title">{t('title')}</h2>
      <dl className="rests">
        {rows.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="small muted">{t('never')}</p>
    </section>
  );
}

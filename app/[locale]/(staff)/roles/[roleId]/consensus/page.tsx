import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { ChooseSteps } from '@/components/raters/choose-steps';
import { DiscussedStepSection } from '@/components/raters/discussed-step';
import { DiscussionIndex } from '@/components/raters/discussion-index';
import { RoleFrame } from '@/components/roles/role-frame';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { type Discussion, getDiscussion } from '@/lib/services/consensus';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { closeDiscussionAction, noteDiscussionAction, openDiscussionAction } from './actions';

/** More steps than this do not fit beside each other: a list leads to each. */
const SEEN_AT_ONCE = 2;

type ConsensusPageProps = Readonly<{ params: Promise<{ roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('raters.talk'))('title') };
}

/** What the raters do not agree about, what was said, and how they voted before and after. */
export default async function ConsensusPage({ params }: ConsensusPageProps) {
  const actor = await requirePermission(await getLocale(), 'rater:manage');
  const jobRoleId = idOrNotFound((await params).roleId);
  const discussion = await orNotFound(getDiscussion(actor, { jobRoleId }));
  const t = await getTranslations('raters');
  const { state, steps, archived } = discussion;
  const discussed = steps.filter((step) => step.discussed);
  const others = steps.filter((step) => !step.discussed);
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={discussion.jobTitle} part="consensus">
      <PageHead
        title={t('talk.title')}
        facts={[discussion.jobTitle, <StateBadge key="state" discussion={discussion} />]}
        actions={
          state === 'open' && !archived ? (
            <ClientMessages namespaces={['common', 'errors']}>
              <OneButtonForm
                id="close"
                action={closeDiscussionAction}
                fields={{ jobRoleId }}
                label={t('talk.close')}
                pendingLabel={t('talk.closing')}
              />
            </ClientMessages>
          ) : null
        }
      />
      <p>{t('talk.lead')}</p>
      <States archived={archived} state={state} />
      {steps.length === 0 ? <p className="muted">{t('talk.none')}</p> : null}
      {discussed.length > SEEN_AT_ONCE ? <DiscussionIndex steps={discussed} /> : null}
      <ClientMessages namespaces={['raters', 'common', 'errors']}>
        {discussed.map((step) => (
          <DiscussedStepSection
            key={step.stepId}
            jobRoleId={jobRoleId}
            step={step}
            readOnly={archived}
            noteAction={noteDiscussionAction}
          />
        ))}
        {steps.length === 0 || archived ? null : (
          <ChooseSteps
            jobRoleId={jobRoleId}
            state={state}
            steps={others.map(({ stepId, number, title, first }) => ({
              stepId,
              number,
              title,
              spread: first.spread,
            }))}
            action={openDiscussionAction}
          />
        )}
      </ClientMessages>
    </RoleFrame>
  );
}

async function States({ archived, state }: Pick<Discussion, 'archived' | 'state'>) {
  const t = await getTranslations('raters');
  if (archived) return <Notice tone="sky">{t('archived')}</Notice>;
  if (state === 'closed') return <Notice>{t('talk.closedText')}</Notice>;
  if (state === 'none') return null;
  return (
    <Notice tone="sky">
      <p>{t('talk.openedText')}</p>
      <p>{t('talk.hrText')}</p>
    </Notice>
  );
}

async function StateBadge({ discussion }: Readonly<{ discussion: Discussion }>) {
  const t = await getTranslations('raters.talk');
  const { state, raters, votedAgain } = discussion;
  const words = t(`states.${state}`);
  if (state === 'none') return <Badge tone="muted">{words}</Badge>;
  return (
    <Badge mark={state === 'open' ? 'half' : 'full'}>
      {words} · {t('voted', { voted: votedAgain, total: raters })}
    </Badge>
  );
}

import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type VoteTexts, VoteForm } from '@/components/rate/vote-form';
import { openParts } from '@/lib/job-analysis/open-parts';
import { type RatingForm, readRatingForm, type StepToRate } from '@/lib/services/ratings';
import { currentRater } from '@/lib/auth/rater-session';
import { anchorWords, linkWords } from '../anchor-words';
import { enter } from '../enter';
import { Shell } from '../shell';
import { fieldsOf } from '../vote-fields';
import { FirstVotes } from './first-votes';

type StepPageProps = Readonly<{
  params: Promise<{ position: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata({ params, searchParams }: StepPageProps): Promise<Metadata> {
  const t = await getTranslations('rate');
  const found = await currentRater();
  if (found.session === 'none') return { title: t('pageTitle.door', { organization: t('anyone') }) };
  const isOpen = ['rating', 'again', 'votedAgain'].includes(found.door.state);
  const total = isOpen ? (await readRatingForm(found.actor)).steps.length : 0;
  const { position } = await params;
  const title = t('pageTitle.step', { position, total, organization: found.door.organizationName });
  return { title: (await searchParams)['error'] === undefined ? title : t('errorPrefix', { title }) };
}

/** One step of the job: how often, what an error and a success mean, and what kind of person it takes. */
export default async function StepPage({ params, searchParams }: StepPageProps) {
  const { position: raw } = await params;
  const entry = await enter(`/rate/${raw}`, ['rating', 'again', 'votedAgain']);
  if (!entry.open) return entry.page;
  const form = await readRatingForm(entry.actor);
  const position = Number(raw);
  if (!/^\d{1,3}$/.test(raw) || position < 1) notFound();
  const step = form.steps[position - 1];
  if (!step) redirect('/rate/check');
  const query = await searchParams;
  const fromCheck = query['from'] === 'check';
  return (
    <Shell
      organizationName={entry.door.organizationName}
      path={`/rate/${position}${fromCheck ? '?from=check' : ''}`}
    >
      <Progress position={position} total={form.steps.length} />
      <VoteForm
        key={step.id}
        raterId={form.raterId}
        round={form.round}
        stepId={step.id}
        position={position}
        isLast={fromCheck || position === form.steps.length}
        fromCheck={fromCheck}
        vote={fieldsOf(step.vote)}
        tookMs={step.tookMs}
        title={step.title}
        stage={step.stage}
        scales={await scaleWords(form)}
        anchors={{ ...(await anchorWords()), relevance: await linkWords() }}
        problem={problemOf(query['error'])}
        texts={await voteTexts(form, step)}
      >
        {step.discussion ? <FirstVotes discussion={step.discussion} position={position} /> : null}
      </VoteForm>
      <p>
        <BackLink position={position} fromCheck={fromCheck} round={form.round} />
      </p>
    </Shell>
  );
}

function problemOf(error: string | string[] | undefined): 'missing' | 'failed' | null {
  return error === 'missing' || error === 'failed' ? error : null;
}

async function Progress({ position, total }: Readonly<{ position: number; total: number }>) {
  const words = (await getTranslations('rate.step'))('counter', { position, total });
  return (
    <div className="progress">
      <span className="num" id="progress-words">
        {words}
      </span>
      <progress value={position} max={total} aria-labelledby="progress-words">
        {words}
      </progress>
    </div>
  );
}

type BackLinkProps = Readonly<{ position: number; fromCheck: boolean; round: 1 | 2 }>;

async function BackLink({ position, fromCheck, round }: BackLinkProps) {
  const t = await getTranslations('rate.step');
  const start = round === 1 ? 'frame' : 'again';
  const previous = position > 1 ? String(position - 1) : start;
  const label = position > 1 ? 'previous' : round === 1 ? 'backToFrame' : 'backToAgain';
  const target = fromCheck ? 'check' : previous;
  return <a href={`/rate/${target}`}>{t(fromCheck ? 'backToCheck' : label)}</a>;
}

async function scaleWords({ scales }: RatingForm) {
  const t = await getTranslations('scales');
  return scales.map((key) => ({ key, name: t(`names.${key}`), description: t(`descriptions.${key}`) }));
}

async function voteTexts({ scales }: RatingForm, step: StepToRate): Promise<VoteTexts> {
  const t = await getTranslations('rate');
  const parts = openParts(fieldsOf(step.vote), scales).map((part) => t(`step.parts.${part}`));
  return {
    notices: step.customerNotices === '' ? null : t('step.notices', { text: step.customerNotices }),
    mine: t('step.mine'),
    mineHint: t('step.mineHint'),
    frequency: t('step.frequency'),
    loss: t('step.loss'),
    gain: t('step.gain'),
    links: t('step.links'),
    linksHint: t('step.linksHint'),
    next: t('step.next'),
    toCheck: t('step.toCheck'),
    skip: t('step.skip'),
    missingTitle: t('step.missingTitle'),
    missing: t('step.missing', { parts: parts.join(', ') }),
    failedTitle: t('step.failedTitle'),
    failed: t('step.failed'),
    state: {
      idle: t('state.idle'),
      saving: t('state.saving'),
      saved: t('state.saved'),
      offline: t('state.offline'),
      stopped: t('state.stopped'),
    },
  };
}

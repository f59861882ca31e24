import { formatPercent } from '@/lib/i18n/format';
import {
  channelsOf,
  CUSTOMER_MIX,
  roleDetails,
  stageDetails,
  stepDetails,
} from '@/lib/job-analysis/step-attributes';
import type { MappedStage, MappedStep } from '@/lib/job-analysis/work-map';
import { workMap } from '@/lib/job-analysis/work-map';
import type { Block } from '@/lib/pdf/paper';
import { type DossierContext, orDash } from './dossier-context';

/** What the profile is for, and the job in brief. */
export function purposeBlocks({ document, words }: DossierContext): readonly Block[] {
  const t = words.say('dossier.purpose');
  const { experience, owner, isco, ...mix } = roleDetails(document);
  const share = (value: number | null) => formatPercent(words.locale, value ?? 0);
  const isMixed = CUSTOMER_MIX.some((kind) => mix[kind] !== null);
  const rows: readonly (readonly [string, string])[] = [
    [t('industry'), document.industry],
    [t('success'), document.successCriterion],
    [t('experience'), experience],
    [t('owner'), owner],
    [t('isco'), isco],
    [t('template'), document.template ? t('templateText', document.template) : ''],
    [
      t('mix'),
      isMixed
        ? t('mixText', {
            attention: share(mix.mixAttention),
            substance: share(mix.mixSubstance),
            content: share(mix.mixContent),
            critical: share(mix.mixCritical),
          })
        : '',
    ],
  ];
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: t('text') },
    { kind: 'facts', caption: t('caption'), rows: rows.filter(([, said]) => said !== '') },
  ];
}

/** The stages with their targets, and the steps of each in the order of the path. */
export function pathBlocks(context: DossierContext): readonly Block[] {
  const t = context.words.say('dossier.path');
  const stages = workMap(context.document);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: t('text') },
    {
      kind: 'table',
      caption: t('stages'),
      head: [t('stage'), t('target'), t('measure'), t('promise'), t('stageOwner')],
      rows: stages.map(({ stage }) => {
        const { kpi, kpiGoal, kpiUnit, promise, owner } = stageDetails(stage);
        // A number and its unit stay on one line.
        const goal = `${kpiGoal}\u00a0${kpiUnit}`.trim();
        const measure = kpi === '' || goal === '' ? kpi : `${kpi}: ${goal}`;
        return [stage.title, orDash(stage.target), orDash(measure), orDash(promise), orDash(owner)];
      }),
    },
    ...stages.map((stage) => stageSteps(stage, context)),
  ];
}

function stageSteps({ stage, steps }: MappedStage, context: DossierContext): Block {
  const t = context.words.say('dossier.path');
  if (steps.length === 0) {
    return { kind: 'text', tone: 'quiet', text: `${t('steps', { stage: stage.title })}. ${t('noSteps')}` };
  }
  return {
    kind: 'table',
    caption: t('steps', { stage: stage.title }),
    head: [t('step'), t('kind'), t('notices'), t('how'), t('mayDecide')],
    rows: steps.map((mapped) => stepRow(mapped, context)),
  };
}

const LATITUDES = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;

function stepRow({ step }: MappedStep, { words, stepName }: DossierContext): readonly string[] {
  const t = words.say('roles');
  const latitudes = words.say('workMap.latitude');
  const { channels, serviceLevel, latitude, authority } = stepDetails(step);
  const how = [
    ...channelsOf(channels).map((channel) => t(`channels.${channel}`)),
    ...(serviceLevel === '' ? [] : [t(`levels.${serviceLevel}`)]),
  ];
  const freedom = latitude === null ? '' : latitudes(LATITUDES[latitude] ?? 'v0');
  return [
    stepName(step.id),
    `${t(`kinds.${step.kind}`)}, ${t(`contacts.${step.contact}`)}`,
    orDash(step.customerNotices),
    orDash(how.join(', ')),
    orDash([freedom, authority].filter((part) => part !== '').join(': ')),
  ];
}

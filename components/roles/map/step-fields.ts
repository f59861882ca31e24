import type { useTranslations } from 'next-intl';
import {
  CONTACT_KINDS,
  SERVICE_CHANNELS,
  SERVICE_LEVELS,
  STEP_KINDS,
  stepDetails,
} from '@/lib/job-analysis/step-attributes';
import type { DraftStep } from '@/lib/job-analysis/types';
import { TEXT_MAX } from '@/lib/validation/role-draft';
import { CHANNELS_FIELD, type DetailField } from './details-fields';

type MapWords = ReturnType<typeof useTranslations<'workMap'>>;
type RoleWords = ReturnType<typeof useTranslations<'roles'>>;

const POINTS = ['v0', 'v1', 'v2', 'v3', 'v4'] as const;

/** The fields of a step's form, in the order of the page. */
export function stepFields(step: DraftStep, map: MapWords, roles: RoleWords): readonly DetailField[] {
  return [...whatItIs(step, map, roles), ...howFree(step, map)];
}

function whatItIs(step: DraftStep, map: MapWords, roles: RoleWords): readonly DetailField[] {
  const details = stepDetails(step);
  const levels = SERVICE_LEVELS.map((value) => ({ value, label: roles(`levels.${value}`) }));
  return [
    {
      kind: 'area',
      name: 'customerNotices',
      label: map('form.notices'),
      value: step.customerNotices,
      max: TEXT_MAX.customerNotices,
    },
    {
      kind: 'choice',
      name: 'kind',
      label: map('form.kind'),
      value: step.kind,
      options: STEP_KINDS.map((value) => ({ value, label: roles(`kinds.${value}`) })),
    },
    {
      kind: 'choice',
      name: 'contact',
      label: map('form.contact'),
      value: step.contact,
      options: CONTACT_KINDS.map((value) => ({ value, label: roles(`contacts.${value}`) })),
    },
    {
      kind: 'boxes',
      name: CHANNELS_FIELD,
      label: map('form.channels'),
      value: details.channels,
      options: SERVICE_CHANNELS.map((value) => ({ value, label: roles(`channels.${value}`) })),
    },
    {
      kind: 'choice',
      name: 'serviceLevel',
      label: map('form.serviceLevel'),
      value: details.serviceLevel,
      options: [{ value: '', label: map('form.choose') }, ...levels],
    },
    points('personalisation', details.personalisation, map),
  ];
}

function howFree(step: DraftStep, map: MapWords): readonly DetailField[] {
  const details = stepDetails(step);
  return [
    points('latitude', details.latitude, map),
    {
      kind: 'area',
      name: 'authority',
      label: map('form.authority'),
      value: details.authority,
      max: TEXT_MAX.authority,
    },
    { kind: 'text', name: 'desk', label: map('form.desk'), value: details.desk, max: TEXT_MAX.desk },
    {
      kind: 'number',
      name: 'rules',
      label: map('form.rules'),
      hint: map('form.rulesHint'),
      value: String(details.rules ?? ''),
    },
  ];
}

function points(name: 'personalisation' | 'latitude', value: number | null, map: MapWords): DetailField {
  const options = POINTS.map((point, index) => ({ value: String(index), label: map(`${name}.${point}`) }));
  return {
    kind: 'choice',
    isNumber: true,
    name,
    label: map(`form.${name}`),
    value: String(value ?? ''),
    options: [{ value: '', label: map('form.choose') }, ...options],
  };
}

import { textOf } from '@/lib/actions/form-state';
import { channelText, SERVICE_CHANNELS } from '@/lib/job-analysis/step-attributes';
import { CHANNELS_FIELD, FROM_PREFIX } from '@/components/roles/map/details-fields';

type Cell = Readonly<{
  type: string;
  field: string;
  from: string | number | null;
  to: string | number | null;
}>;

/** What a form of details asks to change: the cells that differ from what it showed first. */
export function readDetailsForm(data: FormData) {
  const place = { stageId: textOf(data, 'stageId'), stepId: textOf(data, 'stepId') };
  const values: Record<string, string> = {};
  const commands: Cell[] = [];
  for (const [name, first] of data.entries()) {
    if (!name.startsWith(FROM_PREFIX) || typeof first !== 'string') continue;
    const [kind = 'text', field = ''] = name.slice(FROM_PREFIX.length).split('.');
    const now = field === CHANNELS_FIELD ? chosenChannels(data) : textOf(data, field).trim();
    values[field] = now;
    if (now === first) continue;
    const value = kind === 'number' ? numberOf : (text: string) => text;
    commands.push({ ...target(place), field, from: value(first), to: value(now) });
  }
  return { jobRoleId: textOf(data, 'jobRoleId'), commands, values };
}

function target({ stageId, stepId }: Readonly<{ stageId: string; stepId: string }>) {
  if (stepId !== '') return { type: 'step', stepId };
  return stageId === '' ? { type: 'role' } : { type: 'stage', stageId };
}

function chosenChannels(data: FormData): string {
  const chosen = data.getAll(CHANNELS_FIELD);
  return channelText(SERVICE_CHANNELS.filter((channel) => chosen.includes(channel)));
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text);
}

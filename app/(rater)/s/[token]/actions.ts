'use server';

import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { isForeign } from '@/app/api/take/request-checks';
import { formState, textsOf } from '@/lib/actions/form-state';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { AppError } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { tellStory } from '@/lib/services/stories';
import { fieldMessages } from '@/lib/validation/field-messages';
import type { FormState } from '@/lib/validation/form-state';
import { tellStoryInput } from '@/lib/validation/job-side';

const FIELDS = [
  'token',
  'storyId',
  'locale',
  'kind',
  'happened',
  'action',
  'outcome',
  'roughly',
  'website',
] as const;

/** Takes a story in; what was typed comes back with every error. */
export async function tellStoryAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, FIELDS);
  // What the framework compares is the origin; an older browser may not send one.
  if (isForeign(await headers())) return formState({ ok: false, code: 'FORBIDDEN' }, values);
  const parsed = tellStoryInput.safeParse(values);
  if (!parsed.success) {
    return formState({ ok: false, code: 'INVALID_INPUT', fields: fieldMessages(parsed.error) }, values);
  }
  try {
    await tellStory(await anonymousActor(), parsed.data);
    return { status: 'done', data: null, sentAt: Date.now() };
  } catch (error) {
    if (error instanceof AppError) return formState({ ok: false, code: error.code }, values);
    const reference = randomUUID();
    logger.error({ reference, error: error instanceof Error ? error.stack : String(error) }, 'story failed');
    return formState({ ok: false, code: 'UNEXPECTED', reference }, values);
  }
}

import 'server-only';
import { randomUUID } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/app-error';
import { logger } from '@/lib/logger';
import { fieldMessages } from '@/lib/validation/field-messages';
import type { ActionResult } from './action-result';

type ActionDefinition<I extends z.ZodType, T> = Readonly<{
  input: I;
  run: (actor: Actor, input: z.output<I>) => Promise<T>;
  /** Locale-free paths whose pages show what changed. */
  revalidate?: (input: z.output<I>, data: T) => readonly string[];
  /** Who knocks; the signed-in member where absent. */
  actor?: () => Promise<Actor>;
}>;

/** Wraps a service as a server action: parse, authenticate, run, translate errors into codes. */
export function defineAction<I extends z.ZodType, T>({
  input,
  run,
  revalidate,
  actor,
}: ActionDefinition<I, T>) {
  return async (raw: z.input<I>): Promise<ActionResult<T>> => {
    const parsed = input.safeParse(raw);
    if (!parsed.success) return { ok: false, code: 'INVALID_INPUT', fields: fieldMessages(parsed.error) };
    try {
      const data = await run(await (actor ?? requireActor)(), parsed.data);
      for (const path of revalidate?.(parsed.data, data) ?? []) revalidatePath(`/[locale]${path}`, 'page');
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      return failure(error);
    }
  };
}

function failure(error: unknown): ActionResult<never> {
  if (error instanceof AppError) {
    return error.fields
      ? { ok: false, code: error.code, fields: error.fields }
      : { ok: false, code: error.code };
  }
  const reference = randomUUID();
  logger.error({ reference, error: error instanceof Error ? error.stack : String(error) }, 'action failed');
  return { ok: false, code: 'UNEXPECTED', reference };
}

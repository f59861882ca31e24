import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';

/** What a page shows, or the not-found page: also for what the reader may not see, so that it cannot be told apart. */
export async function orNotFound<T>(load: Promise<T>): Promise<T> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) notFound();
    throw error;
  }
}

/** An id from the address; anything else is an address that does not exist. */
export function idOrNotFound(raw: string): string {
  const id = z.uuid().safeParse(raw);
  return id.success ? id.data : notFound();
}

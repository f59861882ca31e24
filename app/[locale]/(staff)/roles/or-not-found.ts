import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/app-error';

/** What a service answers; what does not exist for this person is the page that says so. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) notFound();
    throw error;
  }
}

import 'server-only';
import { AppError } from '@/lib/core/app-error';

type LinkState<T> =
  Readonly<{ fault: null; found: T }> | Readonly<{ fault: 'LINK_INVALID' | 'RATE_LIMITED'; found: null }>;

/** What a link leads to, or why it leads nowhere; anything unexpected rises. */
export async function linkFault<T>(read: () => Promise<T>): Promise<LinkState<T>> {
  try {
    return { fault: null, found: await read() };
  } catch (error) {
    if (error instanceof AppError && (error.code === 'LINK_INVALID' || error.code === 'RATE_LIMITED')) {
      return { fault: error.code, found: null };
    }
    throw error;
  }
}

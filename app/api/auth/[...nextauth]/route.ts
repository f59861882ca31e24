import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/auth/next-auth';

type RouteContext = Readonly<{ params: Promise<{ nextauth: string[] }> }>;

/** The routes of next-auth. The sign-in page works without them; they serve its other providers and clients. */
async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const handler: unknown = NextAuth(authOptions());
  if (!isHandler(handler)) throw new Error('next-auth made no handler');
  return handler(request, context);
}

type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>;

/** next-auth types what it makes as `any`. */
function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

export { handle as GET, handle as POST };

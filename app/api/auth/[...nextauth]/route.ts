import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/auth/next-auth';

type RouteContext = Readonly<{ params: Promise<{ nextauth: string[] }> }>;

/** The routes of next-auth. The sign-in page works without them; they serve its other providers and clients. */
async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const handler: (request: NextRequest, context: RouteContext) => Promise<Response> = NextAuth(authOptions());
  return handler(request, context);
}

export { handle as GET, handle as POST };

import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { checkHealth } from '@/lib/services/health';

const UNAVAILABLE = 503;

/** Whether this server can do its work, for a load balancer or a monitor. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(await anonymousActor());
  return Response.json(health, {
    status: health.ready ? 200 : UNAVAILABLE,
    headers: { 'Cache-Control': 'no-store' },
  });
}

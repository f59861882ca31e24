import { getLocale } from 'next-intl/server';
import { may } from '@/lib/auth/policy';
import { getViewer } from '@/lib/auth/viewer';
import { redirect } from '@/lib/i18n/navigation';

/** The door: to the first page that is the viewer's, or to the sign-in page. */
export default async function StartPage() {
  const viewer = await getViewer();
  redirect({ href: startOf(viewer), locale: await getLocale() });
}

function startOf(viewer: Awaited<ReturnType<typeof getViewer>>): string {
  if (!viewer) return '/sign-in';
  return may(viewer.actor, 'jobRole:read') ? '/roles' : '/assessments';
}

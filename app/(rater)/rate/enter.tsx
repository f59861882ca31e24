import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactElement } from 'react';
import type { RaterActor } from '@/lib/auth/policy';
import { currentRater } from '@/lib/auth/rater-session';
import type { RaterState } from '@/lib/services/internal/rater-state';
import type { RaterDoor } from '@/lib/services/rater-links';
import { ClosedPage } from './closed-page';

export type Entry =
  | Readonly<{ open: true; actor: RaterActor; door: RaterDoor }>
  /** Another page takes the place of this one, under the same address. */
  | Readonly<{ open: false; page: ReactElement }>;

/** Where a rater in each state belongs. */
const HOME: Readonly<Record<RaterState, string>> = {
  frame: '/rate/frame',
  rating: '/rate',
  submitted: '/rate/receipt',
  again: '/rate',
  votedAgain: '/rate/receipt',
};

/** Lets a rater into a page of the given states; whoever stands elsewhere is led there. */
export async function enter(path: string, states: readonly RaterState[]): Promise<Entry> {
  const found = await currentRater();
  if (found.session === 'none') return { open: false, page: <ClosedPage reason="session" path={path} /> };
  const { actor, door } = found;
  if (states.includes(door.state)) return { open: true, actor, door };
  return redirect(HOME[door.state]);
}

type TitleKey = 'frame' | 'check' | 'receipt' | 'again' | 'door';

/** The title of a page; that of the door where no ratings are open. */
export async function pageMetadata(title: TitleKey): Promise<Metadata> {
  const t = await getTranslations('rate');
  const found = await currentRater();
  if (found.session === 'none') return { title: t('pageTitle.door', { organization: t('anyone') }) };
  return { title: t(`pageTitle.${title}`, { organization: found.door.organizationName }) };
}

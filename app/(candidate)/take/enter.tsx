import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactElement } from 'react';
import { currentCandidate } from '@/lib/auth/candidate-session';
import type { CandidateActor } from '@/lib/auth/policy';
import type { Identified } from '@/lib/services/candidate-sessions';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import type { TakeState } from '@/lib/services/internal/take-state';
import { ClosedPage } from './closed-page';
import { ElsewherePage } from './elsewhere-page';
import { ReceiptPage } from './receipt/receipt-page';
import { WithdrawnPage } from './withdrawn-page';

export type Entry =
  | Readonly<{ open: true; actor: CandidateActor; view: CandidateView }>
  /** Another page takes the place of this one, under the same address. */
  | Readonly<{ open: false; page: ReactElement }>;

/**
 * Lets a candidate into a page of the given states. Whoever stands elsewhere sees how things stand instead, under
 * the address that was asked for, so that back and old bookmarks never lead to a form that no longer works.
 */
export async function enter(path: string, states: readonly TakeState[]): Promise<Entry> {
  const found = await currentCandidate();
  if (found.session === 'none') return closed(<ClosedPage reason="session" path={path} view={null} />);
  const { view } = found;
  if (found.session === 'ended') return closed(endedPage(path, found));
  await speakOffered(path, view);
  if (states.includes(view.state)) return { open: true, actor: found.actor, view };
  return standsElsewhere(path, found);
}

/** An assessment may offer fewer languages than there are: the page then turns to one that it offers. */
async function speakOffered(path: string, { locales, locale }: CandidateView): Promise<void> {
  const [first] = locales;
  if (first === undefined || locales.includes(await getLocale())) return;
  redirect(`${path}?lang=${locales.includes(locale) ? locale : first}`);
}

function standsElsewhere(path: string, { actor, view }: Extract<Identified, { session: 'live' }>): Entry {
  switch (view.state) {
    case 'consent':
      return redirect('/take/consent');
    case 'answering':
      return redirect('/take');
    case 'submitted':
      return closed(<ReceiptPage path={path} view={view} actor={actor} />);
    case 'withdrawn':
      return closed(<WithdrawnPage path={path} view={view} />);
    case 'early':
    case 'cancelled':
    case 'expired':
      return closed(<ClosedPage reason={view.state} path={path} view={view} />);
  }
}

function endedPage(path: string, { view, reason }: Extract<Identified, { session: 'ended' }>): ReactElement {
  const isOpen = view.state === 'consent' || view.state === 'answering';
  if (isOpen && reason === 'takenOver') return <ElsewherePage path={path} view={view} />;
  return <ClosedPage reason={reasonOf(view.state)} path={path} view={view} />;
}

/** What to tell the holder of a session that has ended. */
function reasonOf(state: TakeState) {
  return state === 'withdrawn' || state === 'cancelled' || state === 'expired' ? state : 'session';
}

function closed(page: ReactElement): Entry {
  return { open: false, page };
}

type TitleKey =
  'instructions.pageTitle' | 'check.pageTitle' | 'receipt.pageTitle' | 'pause.pageTitle' | 'start.pageTitle';

/** The title of a page, or that of the page which takes its place. */
export async function pageMetadata(title: TitleKey, states: readonly TakeState[]): Promise<Metadata> {
  const t = await getTranslations('take');
  const found = await currentCandidate();
  const organization = found.session === 'none' ? '' : found.view.organizationName;
  const isOpen = found.session === 'live' && states.includes(found.view.state);
  if (isOpen) return { title: t(title, { organization }) };
  const isReceipt = found.session === 'live' && found.view.state === 'submitted';
  return { title: t(isReceipt ? 'receipt.pageTitle' : 'start.pageTitle', { organization }) };
}

/** What the questionnaire shows: one statement (from 1), or the check page. */
export type View = Readonly<{ kind: 'statement'; position: number; fromCheck: boolean } | { kind: 'check' }>;

export const CHECK: View = { kind: 'check' };

const FROM_CHECK = '?from=check';

export function addressOf(view: View): string {
  if (view.kind === 'check') return '/take/check';
  return `/take/${view.position}${view.fromCheck ? FROM_CHECK : ''}`;
}

/** The view of an address, or null where the questionnaire has none. */
export function viewAt(pathname: string, search: string, total: number): View | null {
  if (pathname === '/take/check') return CHECK;
  const position = Number(/^\/take\/(\d{1,3})$/.exec(pathname)?.[1] ?? 0);
  if (position < 1 || position > total) return null;
  const fromCheck = new URLSearchParams(search).get('from') === 'check';
  return { kind: 'statement', position, fromCheck };
}

/** Where «Continue» leads. */
export function viewAfter(position: number, fromCheck: boolean, total: number): View {
  if (fromCheck || position === total) return CHECK;
  return { kind: 'statement', position: position + 1, fromCheck: false };
}

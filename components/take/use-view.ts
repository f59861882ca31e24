import { useEffect, useRef, useState } from 'react';
import { HEADING_ID } from './heading';
import { addressOf, type View, viewAt } from './view';

/** The chosen answer, else the first. */
const FIRST_ANSWER = '.likert input:checked, .likert:not(:has(:checked)) input';

/** What takes the focus after moving: the new heading, or the answers for whoever answers by keys. */
export type Landing = 'heading' | 'answers';

type Moving = Readonly<{ view: View; go: (to: View, landing?: Landing) => void }>;

/**
 * Which statement is shown, kept equal to the address: moving on adds to the browser's history, back and forward
 * work, and the new heading takes the focus.
 */
export function useView(start: View, total: number, onMove: () => void): Moving {
  const [view, setView] = useState(start);
  const moved = useRef(false);
  const landing = useRef<Landing>('heading');
  const noteMove = useRef(onMove);

  useEffect(() => {
    noteMove.current = onMove;
  });

  useEffect(() => {
    const onPop = () => {
      const to = viewAt(window.location.pathname, window.location.search, total);
      if (!to) return;
      moved.current = true;
      landing.current = 'heading';
      noteMove.current();
      setView(to);
    };
    // A page kept by the browser may be older than what the server knows.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener('popstate', onPop);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('pageshow', onShow);
    };
  }, [total]);

  useEffect(() => {
    if (!moved.current) return;
    window.scrollTo(0, 0);
    const answers = landing.current === 'answers' ? document.querySelector<HTMLElement>(FIRST_ANSWER) : null;
    (answers ?? document.getElementById(HEADING_ID))?.focus({ preventScroll: true });
  }, [view]);

  return {
    view,
    go: (to, where = 'heading') => {
      window.history.pushState(null, '', addressOf(to));
      moved.current = true;
      landing.current = where;
      onMove();
      setView(to);
    },
  };
}

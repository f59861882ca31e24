import { useEffect, useRef, useState } from 'react';
import { HEADING_ID } from './heading';
import { addressOf, type View, viewAt } from './view';

type Moving = Readonly<{ view: View; go: (to: View) => void }>;

/**
 * Which statement is shown, kept equal to the address: moving on adds to the browser's history, back and forward
 * work, and the new heading takes the focus.
 */
export function useView(start: View, total: number, onMove: () => void): Moving {
  const [view, setView] = useState(start);
  const moved = useRef(false);
  const noteMove = useRef(onMove);

  useEffect(() => {
    noteMove.current = onMove;
  });

  useEffect(() => {
    const onPop = () => {
      const to = viewAt(window.location.pathname, window.location.search, total);
      if (!to) return;
      moved.current = true;
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
    document.getElementById(HEADING_ID)?.focus({ preventScroll: true });
  }, [view]);

  return {
    view,
    go: (to) => {
      window.history.pushState(null, '', addressOf(to));
      moved.current = true;
      onMove();
      setView(to);
    },
  };
}

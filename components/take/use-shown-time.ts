import { useCallback, useEffect, useRef } from 'react';

/** How long the current statement has been on the screen in this page, over all visits, in whole milliseconds. */
export function useShownTime(itemId: string | null): () => number {
  const before = useRef(new Map<string, number>());
  const since = useRef(0);

  useEffect(() => {
    since.current = performance.now();
    const spent = before.current;
    return () => {
      if (itemId !== null) spent.set(itemId, (spent.get(itemId) ?? 0) + performance.now() - since.current);
    };
  }, [itemId]);

  return useCallback(() => {
    const earlier = itemId === null ? 0 : (before.current.get(itemId) ?? 0);
    return Math.round(earlier + performance.now() - since.current);
  }, [itemId]);
}

'use client';

import { createContext, startTransition, useContext, useEffect, useState } from 'react';

/**
 * Whether the page is alive: false on the server and until the browser has taken the page over. Nobody can use a cell
 * before, so what is seen only when one is used comes then; with many steps it would be two thirds of the page.
 */
export const AliveContext = createContext(false);

export const useAlive = (): boolean => useContext(AliveContext);

/** For the one place that provides it. What follows is not urgent: typing and pressing go first. */
export function useBecomesAlive(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => startTransition(() => setAlive(true)), []);
  return alive;
}

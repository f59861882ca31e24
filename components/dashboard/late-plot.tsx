'use client';

import dynamic from 'next/dynamic';

const Nothing = () => null;

/**
 * The drawing comes after the page, in the browser alone: the words and the table are there already, and suffice where it
 * cannot be fetched.
 */
export const LatePlot = dynamic(() => import('./bar-plot').catch(() => ({ default: Nothing })), {
  ssr: false,
  loading: Nothing,
});

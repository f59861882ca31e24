'use client';

import dynamic from 'next/dynamic';

/** The drawing comes after the page, in the browser alone: the words and the table are there already. */
export const LatePlot = dynamic(() => import('./bar-plot'), { ssr: false, loading: () => null });

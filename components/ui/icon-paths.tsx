import type { ReactNode } from 'react';

/** Drawn on a 20-px grid with a 1.6 stroke in the current colour. */
export const ICON_PATHS = {
  add: <path d="M10 4v12M4 10h12" />,
  arrowUp: <path d="M6 8l4-4 4 4M10 4v12" />,
  arrowDown: <path d="M6 12l4 4 4-4M10 4v12" />,
  back: <path d="M12 4 6 10l6 6" />,
  check: <path d="M4 10.500l4 4 8-9" />,
  chevronDown: <path d="M5 8l5 5 5-5" />,
  close: <path d="M5 5l10 10M15 5 5 15" />,
  copy: <path d="M7 7h9v10H7zM4 13V3h9" />,
  download: <path d="M10 3v10M6 9.500l4 4 4-4M4 17h12" />,
  error: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6.500v4M10 13.400v.1" />
    </>
  ),
  eye: (
    <>
      <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" />
      <circle cx="10" cy="10" r="2.300" />
    </>
  ),
  jobs: <path d="M3 5h4v4H3zM13 11h4v4h-4zM7 7h5v6h1" />,
  lock: <path d="M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9" />,
  menu: <path d="M10 4.500v.1M10 10v.1M10 15.500v.1" />,
  offline: (
    <path d="M3 3l14 14M6 15h8.500M5.200 7.500A4 4 0 0 0 6 15M8.500 5a4.500 4.500 0 0 1 6.300 4.200A3.200 3.200 0 0 1 17 14" />
  ),
  note: <path d="M4 3h12v10l-4 4H4zM12 17v-4h4M7 7h6M7 10h4" />,
  overview: <path d="M3 17h14M5 14V9M10 14V4M15 14v-7" />,
  pause: <path d="M7 4v12M13 4v12" />,
  people: (
    <>
      <circle cx="7.500" cy="7" r="2.800" />
      <path d="M2.500 16c.4-3 2.300-4.500 5-4.500s4.600 1.500 5 4.500M13 4.500a2.800 2.800 0 0 1 0 5.200M15 12c1.500.6 2.400 2 2.600 4" />
    </>
  ),
  print: <path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z" />,
  settings: (
    <>
      <circle cx="10" cy="10" r="2.500" />
      <path d="M10 2.500v2.500M10 15v2.500M2.500 10H5M15 10h2.500M4.700 4.700l1.800 1.800M13.500 13.500l1.800 1.800M15.300 4.700l-1.800 1.800M6.500 13.500l-1.800 1.800" />
    </>
  ),
  sprout: (
    <path d="M10 17V9M10 11C10 7 7 5 3.500 5c0 4 2.500 6 6.500 6zM10 9c0-3 2.500-5.500 6.500-5.500C16.500 7.500 14 9 10 9z" />
  ),
  trash: <path d="M4 6h12M8 6V3.500h4V6M5.500 6l1 11h7l1-11" />,
  undo: <path d="M4 8h8.500a4 4 0 0 1 0 8H8M4 8l3.500-3.500M4 8l3.500 3.500" />,
  warning: <path d="M10 3 18 16.500H2zM10 8v4M10 14.300v.1" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof ICON_PATHS;

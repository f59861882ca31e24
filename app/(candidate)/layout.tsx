import '../candidate.css';

import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { LINK_METADATA, LINK_VIEWPORT, LinkLayout } from '../link-layout';

// Pages carry a nonce, so they are rendered for each request.
export const dynamic = 'force-dynamic';

export const viewport = LINK_VIEWPORT;

/** Browsers ask for a manifest without cookies, so its address says the language. */
export async function generateMetadata(): Promise<Metadata> {
  return { ...LINK_METADATA, manifest: `/take/manifest.webmanifest?lang=${await getLocale()}` };
}

/** The candidate’s pages. */
export default LinkLayout;

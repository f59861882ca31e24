import '../observer.css';

import type { Viewport } from 'next';
import { LINK_METADATA, LINK_VIEWPORT, LinkLayout } from '../link-layout';

// Pages carry a nonce, so they are rendered for each request.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { ...LINK_VIEWPORT, viewportFit: 'cover' };

export const metadata = LINK_METADATA;

/** The observer’s pages; they reach under the notch of a phone. */
export default LinkLayout;

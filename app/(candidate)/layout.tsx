import '../candidate.css';

import { LINK_METADATA, LINK_VIEWPORT, LinkLayout } from '../link-layout';

// Pages carry a nonce, so they are rendered for each request.
export const dynamic = 'force-dynamic';

export const viewport = LINK_VIEWPORT;

export const metadata = LINK_METADATA;

/** The candidate’s pages. */
export default LinkLayout;

/** Runs once when the server starts, before its first request; not while building. */
export async function register(): Promise<void> {
  // Written out in full: the bundler replaces it, and leaves the Node.js part out elsewhere.
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { notePeers } = await import('./lib/auth/note-peers');
  notePeers();
  const { notePages } = await import('./lib/auth/page-status');
  notePages();
  const { logger } = await import('./lib/logger');
  logger.info('web server ready');
}

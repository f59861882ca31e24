// A server that has been asked to stop finishes its replies. Connections that the other side keeps open meanwhile –
// for its next request, or without having asked for anything yet – must not hold it any longer.
import diagnostics from 'node:diagnostics_channel';

/** Number of replies under way, by server. */
const underWay = new Map();

diagnostics.subscribe('http.server.request.start', ({ server, response }) => {
  if (!underWay.has(server)) watch(server);
  underWay.set(server, underWay.get(server) + 1);
  response.once('close', () => {
    underWay.set(server, underWay.get(server) - 1);
    setImmediate(letGo, server);
  });
});

function watch(server) {
  underWay.set(server, 0);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // Only beside a listener that ends the process: the first one takes the place of what the system would do.
    if (process.listenerCount(signal) > 0) process.once(signal, () => setImmediate(letGo, server));
  }
}

function letGo(server) {
  if (server.listening) return;
  // Node.js does not count a connection as idle before its first request.
  if (underWay.get(server) === 0) server.closeAllConnections();
  else server.closeIdleConnections();
}

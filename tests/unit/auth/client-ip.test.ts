import diagnostics from 'node:diagnostics_channel';
import { describe, expect, test } from 'vitest';
import { clientIp, PEER_HEADER, UNKNOWN_IP } from '@/lib/auth/client-ip';
import { notePeers } from '@/lib/auth/note-peers';
import { createServer } from 'node:http';

const headers = (forwarded: string | null, peer: string | null = '192.0.2.1') =>
  new Headers({
    ...(forwarded === null ? {} : { 'x-forwarded-for': forwarded }),
    ...(peer === null ? {} : { [PEER_HEADER]: peer }),
  });

describe('the address of a client', () => {
  test.each([
    ['without proxies is the other end of the connection', 'made-up, 203.0.113.9', 0, '192.0.2.1'],
    ['behind one proxy is what the proxy wrote last', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
    ['behind two proxies is what the outer one wrote', 'spoof, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['is unknown when a trusted proxy is missing', '198.51.100.7', 2, UNKNOWN_IP],
    ['is unknown when the header is missing', null, 1, UNKNOWN_IP],
    ['is unknown when it is no address', '<script>', 1, UNKNOWN_IP],
    ['is unknown when it is longer than any address', 'a'.repeat(46), 1, UNKNOWN_IP],
    ['may be IPv6', '2001:db8::1', 1, '2001:db8::1'],
    ['is the IPv4 address inside an IPv6 one', '::ffff:198.51.100.7', 1, '198.51.100.7'],
  ])('%s', (_what, forwarded, hops, expected) => {
    expect(clientIp(headers(forwarded), hops)).toBe(expected);
  });

  test('is unknown when nobody noted the connection', () => {
    expect(clientIp(headers('198.51.100.7', null), 0)).toBe(UNKNOWN_IP);
  });

  test('cannot be made up: the server writes it over what the client sent', async () => {
    notePeers();
    const server = createServer((request, response) => response.end(String(request.headers[PEER_HEADER])));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { [PEER_HEADER]: '203.0.113.66' } });
    expect(await answer.text()).toBe('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
    expect(diagnostics.hasSubscribers('http.server.request.start')).toBe(true);
  });
});

import net from 'node:net';

const STARTUP_HEAD = 4;
const MESSAGE_HEAD = 5;

/** A way to the database that counts what passes: the statements of a page as the server really sends them. */
export type CountingProxy = Readonly<{
  /** The connection string, with the proxy in the place of the server. */
  url: string;
  /** Statements since the last call, without the frame of transactions. */
  takeCount: () => number;
  close: () => Promise<void>;
}>;

/** Listens on the loopback and passes everything on to the server of the connection string. */
export async function countingProxy(connectionString: string): Promise<CountingProxy> {
  const { hostname, port: serverPort } = new URL(connectionString);
  let count = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(serverPort), hostname);
    const read = messageReader(
      statementCounter(() => {
        count += 1;
      }),
    );
    client.on('data', (chunk: Buffer) => {
      read(chunk);
      upstream.write(chunk);
    });
    upstream.pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const here = new URL(connectionString);
  here.hostname = '127.0.0.1';
  here.port = String(await listening(server));
  return {
    url: here.href,
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isFrame = (text: string) => /^\s*(begin|commit|rollback|set )/i.test(text);

/**
 * Tells of every statement that is run, without BEGIN, COMMIT and the like. A prepared one is named when it is parsed and
 * again when it is bound; running it names only the binding.
 */
function statementCounter(onStatement: () => void): (type: string, text: string) => void {
  const frames = new Map<string, boolean>();
  let isFrameBound = false;
  return (type, text) => {
    const [first = '', second = ''] = text.split('\0');
    if (type === 'P') frames.set(first, isFrame(second));
    if (type === 'B') isFrameBound = frames.get(second) === true;
    if ((type === 'E' && !isFrameBound) || (type === 'Q' && !isFrame(text))) onStatement();
  };
}

/** Cuts a stream of the client into messages; the first one, which opens the connection, has no type. */
function messageReader(onMessage: (type: string, text: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isOpen = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isOpen ? MESSAGE_HEAD : STARTUP_HEAD;
      if (rest.length < head) return;
      const length = rest.readInt32BE(head - STARTUP_HEAD) + head - STARTUP_HEAD;
      if (rest.length < length) return;
      if (isOpen) onMessage(String.fromCharCode(rest[0] ?? 0), rest.toString('utf8', head, length));
      isOpen = true;
      rest = rest.subarray(length);
    }
  };
}

function listening(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

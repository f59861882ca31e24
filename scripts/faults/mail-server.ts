import net from 'node:net';

type Replies = Readonly<{
  /** Reply to a recipient, such as `550 no such user`; takes everybody where absent. */
  recipient?: string;
  /** Reply to signing in, such as `535 no`. */
  signIn?: string;
}>;

export type MailServer = Readonly<{ url: string; received: string[]; close: () => Promise<void> }>;

/** A mail server small enough to read: takes everything, or answers what it is told to. */
export function mailServer(replies: Replies = {}, port = 0): Promise<MailServer> {
  const received: string[] = [];
  const server = net.createServer((socket) => {
    let message: string | null = null;
    socket.on('error', () => undefined);
    socket.write('220 test ESMTP\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString('utf8');
      if (message === null) {
        const command = text.slice(0, 4).toUpperCase();
        if (command === 'DATA') message = '';
        socket.write(replyTo(command, replies));
        if (command === 'QUIT') socket.end();
        return;
      }
      message += text;
      if (!message.endsWith('\r\n.\r\n')) return;
      received.push(message.replace(/=\r\n/g, ''));
      message = null;
      socket.write('250 OK\r\n');
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : 0;
      const user = replies.signIn === undefined ? '' : 'user:secret@';
      resolve({
        url: `smtp://${user}127.0.0.1:${bound}`,
        received,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

function replyTo(command: string, { recipient, signIn }: Replies): string {
  switch (command) {
    case 'EHLO':
      return signIn === undefined ? '250 test\r\n' : '250-test\r\n250 AUTH PLAIN\r\n';
    case 'AUTH':
      return `${signIn ?? '235 welcome'}\r\n`;
    case 'RCPT':
      return `${recipient ?? '250 OK'}\r\n`;
    case 'DATA':
      return '354 go on\r\n';
    case 'QUIT':
      return '221 bye\r\n';
    default:
      return '250 OK\r\n';
  }
}

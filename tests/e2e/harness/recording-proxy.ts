import { createServer, request } from 'node:http';

/** What was asked of a {@link RecordingProxy}. */
export interface RecordedRequest {
  readonly method: string;
  /** The address, or "host:port" of a tunnel. */
  readonly target: string;
  /** Headers and body in one. */
  readonly text: string;
}

/** A proxy that passes on what is asked of this machine, refuses all else, and keeps what was asked. */
export interface RecordingProxy {
  readonly address: string;
  readonly requests: readonly RecordedRequest[];
  readonly stop: () => Promise<void>;
}

/** Starts a {@link RecordingProxy}. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  const server = createServer((asked, reply) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      const target = asked.url ?? '';
      const { method = '', headers } = asked;
      requests.push({ method, target, text: JSON.stringify(headers) + body.toString('utf8') });
      if (!/^http:\/\/(?:127\.0\.0\.1|localhost):/.test(target)) {
        reply.writeHead(502).end();
        return;
      }
      request(target, { method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      })
        .on('error', () => reply.writeHead(502).end())
        .end(body);
    });
  });
  server.on('connect', ({ method = '', url = '', headers }, socket) => {
    requests.push({ method, target: url, text: JSON.stringify(headers) });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the proxy has no port'));
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { root } from '../../../cli/setup/paths';

/** What the site answers on a path. */
export interface Answer {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web site on this machine that serves the fixture pages and what a test adds to them. */
export interface Site {
  readonly url: (path: string) => string;
  /** The same site under another host name, for pages of another origin. */
  readonly elsewhere: (path: string) => string;
  readonly serve: (path: string, answer: Answer) => void;
  readonly stop: () => Promise<void>;
}

const pages = join(root, 'tests', 'fixtures', 'pages');

/** The text of a fixture page. */
export const fixture = (name: string): string => readFileSync(join(pages, name), 'utf8');

const isPageName = (name: string): boolean => /^[a-z0-9-]+\.html$/.test(name);

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the site has no port'));
    });
  });

/** Starts a {@link Site}; every fixture page stands at its file name. */
export async function startSite(): Promise<Site> {
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const added = answers.get(path);
    if (!added && !isPageName(path)) {
      response.writeHead(404).end();
      return;
    }
    try {
      const { body, headers } = added ?? { body: fixture(path) };
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const port = await listen(server);
  return {
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    elsewhere: (path) => `http://localhost:${port}/${path}`,
    serve(path, answer) {
      answers.set(path, answer);
    },
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

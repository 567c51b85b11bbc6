import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { root } from '../setup/paths';
import { buildBundles } from './build-bundles';

const folder = join(root, 'tests', 'fixtures', 'hazards');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** A page of the folder: its file name, and what is to be looked at on it. */
export interface HazardPage {
  readonly name: string;
  readonly look: string;
}

const contentOf = (html: string, name: string): string =>
  new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1] ?? '';

/** Every page of the folder, by name. */
export const hazardPages = (): HazardPage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => ({ name, look: contentOf(readFileSync(join(folder, name), 'utf8'), 'look') }));

const indexPage = (): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Hazards</title><link rel="stylesheet" href="style.css"></head>
  <body>
    <h1>Hazards</h1>
    <ul>
      ${hazardPages()
        .map(
          ({ name, look }) => `<li><a href="${name}">${name.replace('.html', '')}</a> ${look}</li>`,
        )
        .join('\n      ')}
    </ul>
  </body>
</html>`;

/** Pages say what they repeat: a megabyte need not be kept as one. */
const expand = (html: string): string =>
  html.replace(/<!-- repeat (\d+) -->(.*?)<!-- \/repeat -->/gs, (_, times: string, part: string) =>
    Array.from({ length: Number(times) }, (_item, at) =>
      part.replaceAll('{n}', String(at + 1)),
    ).join(''),
  );

function answer(path: string, bundles: string): string | null {
  if (path === '') return indexPage();
  if (!/^[a-z-]+\.(?:html|css)$|^bundles\/[a-z]+\.js$/.test(path)) return null;
  const file = path.startsWith('bundles/')
    ? join(bundles, path.slice('bundles/'.length))
    : join(folder, path);
  try {
    return expand(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** The folder of hazards, served on this machine only. */
export interface HazardSite {
  readonly url: (path: string) => string;
  /** Whether anybody has asked for a page so far. */
  readonly wasAsked: (path: string) => boolean;
  readonly stop: () => Promise<void>;
}

/** Bundles what has to be bundled and serves the folder; on a free port where none is given. */
export async function serveHazards(port = 0): Promise<HazardSite> {
  const bundles = await buildBundles();
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    asked.add(path);
    const body = answer(path, bundles);
    if (body === null) {
      // Browsers ask for an icon: that there is none is no error of the page.
      response.writeHead(path === 'favicon.ico' ? 204 : 404).end();
      return;
    }
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  return {
    url: (path) => `http://127.0.0.1:${bound}/${path}`,
    wasAsked: (path) => asked.has(path),
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

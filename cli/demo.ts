import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ExtensionBrowser, openBrowser } from './demo/browser';
import { describePage } from './demo/describe-page';
import { type Site, serveSite } from './demo/serve-site';
import { isPicture, openPage, schemes, takePictures } from './demo/take-pictures';
import { ensureBrowser } from './setup/browsers';
import { buildExtension } from './setup/build-extension';
import { root } from './setup/paths';
import { runCommand } from './setup/run-command';

// `npm run demo`: the extension in a real browser, on a small news site that is served on this machine.

const usage = `usage: npm run demo [-- --headless] [-- --out FOLDER]
Builds the extension, serves a small invented news site and opens a browser with the extension on it.
With a display the window stays open; without one, or with --headless, pictures go to FOLDER (demo-output).
`;

const pages = [
  ['index.html', 'front page'],
  ['broadcaster.html', 'broadcaster'],
  ['tabloid.html', 'tabloid'],
  ['live.html', 'live blog'],
  ['magazine.html', 'magazine'],
  ['other-crash.html', 'another crash'],
] as const;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const hasDisplay = (): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Compiles the fact base where it is not up to date; what it says meanwhile is passed on. */
async function compileFactbase(): Promise<boolean> {
  const args = [join('cli', 'bootstrap.mjs'), 'cli/factbase.ts', '--quiet'];
  return (await runCommand(process.execPath, args, { show: true })).status === 0;
}

/** Everything on disk that the demo needs; null where something failed, which has been said. */
async function prepare(): Promise<{ chromium: string; folder: string } | null> {
  let start = performance.now();
  print('Compiling the fact base …');
  if (!(await compileFactbase())) return null;
  print(`  done (${seconds(start)})`);
  start = performance.now();
  print('Building the extension …');
  const built = await buildExtension('chrome');
  if (!built.ok) {
    print(built.problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
    return null;
  }
  print(built.value.fresh ? `  done (${seconds(start)})` : '  unchanged since the last time');
  const browser = ensureBrowser('chromium', print);
  if (!browser.ok) {
    print(browser.problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
    return null;
  }
  print(`Opening ${browser.value} …\n`);
  return { chromium: browser.value, folder: built.value.folder };
}

/** Visits every page in both colour schemes, prints what the extension says of it and keeps pictures. */
async function showPictures(
  extension: ExtensionBrowser,
  site: Site,
  output: string,
): Promise<void> {
  mkdirSync(output, { recursive: true });
  for (const file of readdirSync(output)) if (isPicture(file)) rmSync(join(output, file));
  let count = 0;
  for (const [file, name] of pages)
    for (const scheme of schemes) {
      const page = await openPage(extension, site.address + file, scheme);
      const view = await extension.viewOf(page);
      if (scheme === 'light') print(describePage(`${name} (${file})`, view));
      const shape = file.replace('.html', '');
      const taken = await takePictures(extension, page, output, shape, scheme);
      count += taken.length;
      await page.close();
    }
  print(`${count} pictures are in ${relative(process.cwd(), output) || output}`);
}

/** Opens every page in a tab of its own and stays until the window is closed. */
async function showWindow({ browser, viewOf }: ExtensionBrowser, site: Site): Promise<void> {
  const [blank] = await browser.pages();
  for (const [file, name] of pages) {
    const page = await browser.newPage();
    await page.goto(site.address + file, { waitUntil: 'load' });
    print(describePage(`${name} (${file})`, await viewOf(page)));
  }
  await blank?.close();
  await (await browser.pages())[1]?.bringToFront();
  print('The browser stays open: click on a mark, or on the toolbar button.');
  print('Close the window or press Ctrl+C to end.');
  await new Promise<void>((end) => {
    browser.once('disconnected', () => end());
    process.once('SIGINT', () => end());
    process.once('SIGTERM', () => end());
    // On a Mac the program outlives its last window.
    browser.on('targetdestroyed', async () => {
      if (browser.connected && (await browser.pages()).length === 0) end();
    });
  });
}

/** A window, or a browser without one where a display is promised and not there. */
async function openBest(
  { chromium, folder }: { readonly chromium: string; readonly folder: string },
  headless: boolean,
): Promise<{ readonly extension: ExtensionBrowser; readonly headless: boolean }> {
  if (!headless)
    try {
      return { extension: await openBrowser(chromium, folder, { headless }), headless };
    } catch {
      print('No window could be opened: taking pictures instead.\n');
    }
  return { extension: await openBrowser(chromium, folder, { headless: true }), headless: true };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      out: { type: 'string', default: join(root, 'demo-output') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(usage);
    return 0;
  }
  const prepared = await prepare();
  if (prepared === null) return 1;
  const site = await serveSite(join(root, 'tests', 'fixtures', 'demo-site'));
  const { extension, headless } = await openBest(prepared, values.headless || !hasDisplay());
  try {
    await (headless
      ? showPictures(extension, site, resolve(values.out))
      : showWindow(extension, site));
  } finally {
    await extension.browser.close().catch(() => undefined);
    site.close();
  }
  return 0;
}

process.exitCode = await main();

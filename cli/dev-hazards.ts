import { parseArgs } from 'node:util';
import { serveHazards } from './hazards/serve-hazards';
import { buildExtension } from './setup/build-extension';

// `npm run dev:hazards`: the pages of tests/fixtures/hazards, for looking at with the extension.

const usage = `usage: npm run dev:hazards [-- --port N]
Builds the extension and serves the pages of tests/fixtures/hazards on this machine, one for each hazard.
  --port N   where to listen (4180)
`;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4180' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const built = await buildExtension('chrome');
  if (!built.ok) {
    print(built.problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
    return 1;
  }
  const site = await serveHazards(Number(values.port));
  print(`The pages:      ${site.url('')}`);
  print(`The extension:  ${built.value.folder}`);
  print('Load it with chrome://extensions → Developer mode → Load unpacked. Ctrl+C ends.');
  await new Promise<void>((end) => {
    process.once('SIGINT', () => end());
    process.once('SIGTERM', () => end());
  });
  await site.stop();
  return 0;
}

process.exitCode = await main();

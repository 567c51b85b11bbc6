import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { failure, type Result, success } from '../../lib/result';

/** A browser that the project can drive. */
interface Kind {
  readonly name: string;
  /** Environment variable that names its executable. */
  readonly variable: string;
  /** Commands looked for on PATH, best first. */
  readonly commands: readonly string[];
  /** Where installers put it outside of PATH. */
  readonly places: readonly string[];
  /** Debian's package. */
  readonly packageName: string;
}

const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;

const kinds = {
  chromium: {
    name: 'Chromium or Chrome',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
      join(PROGRAMFILES, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(LOCALAPPDATA, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    ],
    packageName: 'chromium',
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(PROGRAMFILES, 'Mozilla Firefox', 'firefox.exe'),
    ],
    packageName: 'firefox-esr',
  },
} as const satisfies Record<string, Kind>;

export type BrowserName = keyof typeof kinds;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(command: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable) ?? null;
}

/** Ubuntu's `chromium-browser` is a script that asks for a snap: only what can tell its version is a browser. */
const answers = (path: string): boolean =>
  process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

/** The executable of a browser that is there already, or null. */
export function findBrowser(
  name: BrowserName,
  places: readonly string[] = kinds[name].places,
): string | null {
  const kind = kinds[name];
  const given = process.env[kind.variable];
  if (given) return isExecutable(given) ? given : null;
  const candidates = [...kind.commands.map(onPath), ...places.filter(isExecutable)];
  return candidates.find((path) => path !== null && answers(path)) ?? null;
}

function installByApt(packageName: string, note: (message: string) => void): boolean {
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return false;
  note(`Installing the ${packageName} package (apt-get) …`);
  const options = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update'], options);
  const install = ['install', '-y', '--no-install-recommends', packageName];
  return spawnSync('apt-get', install, options).status === 0;
}

/** A browser's executable: the one that is there, else Debian's package where that can be installed. */
export function ensureBrowser(
  name: BrowserName,
  note: (message: string) => void,
  places: readonly string[] = kinds[name].places,
): Result<string> {
  const { name: where, variable, packageName } = kinds[name];
  const given = process.env[variable];
  if (given && !isExecutable(given))
    return failure({ where: variable, what: `there is no program at ${given}` });
  const found =
    findBrowser(name, places) ??
    (installByApt(packageName, note) ? findBrowser(name, places) : null);
  if (found !== null) return success(found);
  return failure({
    where,
    what: `not found, and it could not be installed from here. Install it (on Debian: sudo apt install ${packageName}), or set ${variable} to its executable.`,
  });
}

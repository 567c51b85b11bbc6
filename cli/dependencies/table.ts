/** One package that the project asks for itself. */
export interface Dependency {
  readonly name: string;
  readonly why: string;
  readonly licence: string;
  /** Bytes of it in the build for Chromium, minified and not compressed; 0 where none of it ships. */
  readonly bytes: number;
  /** Day of its newest release when the table was last renewed, YYYY-MM-DD. */
  readonly released: string;
}

const inTheExtension = 'In the extension';
const besides = 'For building, testing and the command line';

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table as docs/dependencies.md holds it: what ships first, largest first. */
export function printTable(dependencies: readonly Dependency[]): string {
  const shipped = dependencies.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  const others = dependencies.filter(({ bytes }) => bytes === 0);
  return [
    '# What Second Source is built on',
    '',
    '`npm run docs:dependencies` renews this page: licences come from the packages, sizes from the build for Chromium (minified, not compressed), days of the newest release from the npm registry. The reasons are written by hand. A test fails where a package is missing here, is here without need or has another licence, and where much more of it ships than is said.',
    '',
    `## ${inTheExtension}`,
    '| package | why | licence | kB in the build | last release |',
    '| --- | --- | --- | --: | --- |',
    ...shipped.map(({ name, why, licence, bytes, released }) =>
      row([`\`${name}\``, why, licence, kilobytes(bytes), released]),
    ),
    '',
    `## ${besides}`,
    '| package | why | licence | last release |',
    '| --- | --- | --- | --- |',
    ...others.map(({ name, why, licence, released }) =>
      row([`\`${name}\``, why, licence, released]),
    ),
    '',
  ].join('\n');
}

/** The packages that a page from {@link printTable} lists. */
export function readTable(page: string): readonly Dependency[] {
  return [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', cells = '']) => {
    const [why = '', licence = '', ...rest] = cells.split(' | ');
    const bytes = rest.length > 1 ? Math.round(Number(rest[0]) * 1000) : 0;
    return { name, why, licence, bytes, released: rest.at(-1) ?? '' };
  });
}

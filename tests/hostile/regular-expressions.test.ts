import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup/paths';
import { growth, superlinear } from './growth';

// No expression in what reads pages takes more than linear time on a text that somebody made for it.

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function* literalsIn(
  node: unknown,
  seen = new Set<unknown>(),
): Generator<{ pattern: string; flags: string }> {
  if (seen.has(node)) return;
  seen.add(node);
  if (Array.isArray(node)) for (const each of node) yield* literalsIn(each, seen);
  if (!isRecord(node)) return;
  const { regex } = node;
  if (isRecord(regex)) yield { pattern: String(regex.pattern), flags: String(regex.flags) };
  for (const value of Object.values(node)) if (isRecord(value)) yield* literalsIn(value, seen);
}

const found: Found[] = ['lib', 'entrypoints', 'components'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture|d)\.tsx?$/.test(file))
    .flatMap((file) => {
      const path = join(root, folder, file);
      const { program } = parseSync(path, readFileSync(path, 'utf8'));
      return [...literalsIn(program)].map(({ pattern, flags }) => ({
        where: join(folder, file),
        source: pattern,
        flags,
      }));
    }),
);

/** What an expression's own parts match, to be repeated until it gives up. */
function pumps(source: string): string[] {
  const words = (source.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 6);
  const signs = (source.match(/[^\w\s\\[\](){}?*+|^$]/g) ?? []).slice(0, 6);
  const common = [
    'a',
    'A',
    ' ',
    '1',
    'é',
    '\n',
    '.',
    '-',
    ',',
    'a ',
    '1 ',
    'Aa ',
    '1,',
    'a.',
    'A.',
    '"',
    'и',
  ];
  const own = [
    ...words.map((word) => `${word} `),
    ...words,
    ...signs,
    ...signs.map((sign) => `${sign}1`),
  ];
  return [...new Set([...common, ...own])];
}

const size = 6_000;

describe('every expression in the code', () => {
  it('is found', () => {
    expect(found.length).toBeGreaterThan(150);
  });

  const files = [...new Set(found.map(({ where }) => where))];
  it.each(files)('is linear: %s', (file) => {
    const slow = found
      .filter(({ where }) => where === file)
      .flatMap(({ source, flags }) =>
        pumps(source).flatMap((pump) => {
          const pattern = new RegExp(source, flags.replace('y', ''));
          const grown = growth((length) => {
            const text = `${pump.repeat(length / pump.length)}\u0000`;
            return () => text.replace(pattern, '');
          }, size);
          return grown > superlinear
            ? [`/${source}/ on ${JSON.stringify(pump)}: ${grown.toFixed(1)}`]
            : [];
        }),
      );
    expect(slow).toEqual([]);
  });
});

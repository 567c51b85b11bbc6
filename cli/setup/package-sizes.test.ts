import { describe, expect, it } from 'vitest';
import { bytesByPackage, packageOf } from './package-sizes';

describe('packageOf', () => {
  it.each([
    ['/home/a/node_modules/preact/dist/preact.mjs', 'preact'],
    ['/home/a/node_modules/@wxt-dev/browser/src/index.mjs', '@wxt-dev/browser'],
    ['/home/a/node_modules/wxt/node_modules/idb/build/index.js', 'idb'],
    ['C:\\a\\node_modules\\idb\\build\\index.js', 'idb'],
    ['/home/a/lib/result.ts', null],
    ['\0virtual:wxt-plugins', null],
  ])('of %s is %s', (module, name) => {
    expect(packageOf(module)).toBe(name);
  });
});

describe('bytesByPackage', () => {
  it('gives each package its modules’ share of the chunk', () => {
    const bytes = bytesByPackage(500, {
      '/a/node_modules/idb/one.js': { renderedLength: 100 },
      '/a/node_modules/idb/two.js': { renderedLength: 300 },
      '/a/lib/own.ts': { renderedLength: 600 },
    });
    expect([...bytes]).toEqual([['idb', 200]]);
  });

  it('is nothing of an empty chunk', () => {
    expect([...bytesByPackage(0, { '/a/lib/own.ts': { renderedLength: 0 } })]).toEqual([]);
  });
});

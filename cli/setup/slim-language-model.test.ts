import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fromBytePlanes } from '../../lib/language/byte-planes';
import { frontDecode } from '../../lib/language/front-coding';
import { packCoreModel, unpackingReader } from './slim-language-model';

const require = createRequire(import.meta.url);
const model = join(require.resolve('wink-eng-lite-web-model/package.json'), '..', 'dist');
const json = readFileSync(join(model, 'languages/cur/models/eng-core-web-model.json'), 'utf8');
const reader = readFileSync(join(model, 'read-core-model.js'), 'utf8');

/** What a reader makes of a core model: the same text for equal models. */
function read(code: string, core: string): string {
  const modules: Readonly<Record<string, unknown>> = {
    './languages/cur/models/eng-core-web-model.json': JSON.parse(core),
    '/room/byte-planes.ts': { fromBytePlanes },
    '/room/front-coding.ts': { frontDecode },
  };
  return runInNewContext(
    `(() => { const module = {}; ${code}; return JSON.stringify(module.exports(), (_, value) => value instanceof Set ? [...value] : value); })()`,
    { require: (name: string) => modules[name], atob, Uint8Array, Uint32Array },
  );
}

describe('the language model as it is bundled', () => {
  it('is smaller, and after reading the model it was', () => {
    const packed = packCoreModel(json);
    expect(packed.length).toBeLessThan(json.length * 0.9);
    const before = read(reader, json);
    expect(before.length).toBeGreaterThan(json.length / 2);
    const after = read(unpackingReader(reader, '/room'), packed);
    expect(isDeepStrictEqual(JSON.parse(after), JSON.parse(before))).toBe(true);
  });

  it('is not bundled where a new version reads it otherwise', () => {
    expect(() => unpackingReader('model.words = read(model.lexicon)', '/room')).toThrow(
      /read-core-model.js has changed/,
    );
  });
});

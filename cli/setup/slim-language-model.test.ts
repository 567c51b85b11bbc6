import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromBytePlanes } from '../../lib/language/byte-planes';
import { readingPlanes, withLexiconInPlanes } from './slim-language-model';

const model = join(
  createRequire(import.meta.url).resolve('wink-eng-lite-web-model/package.json'),
  '..',
  'dist',
);

const lexiconOf = (json: string): Buffer =>
  Buffer.from(v.parse(v.object({ lexicon: v.string() }), JSON.parse(json)).lexicon, 'base64');

describe('the language model as it is bundled', () => {
  it('has the lexicon it had', () => {
    const json = readFileSync(join(model, 'languages/cur/models/eng-core-web-model.json'), 'utf8');
    const planes = lexiconOf(withLexiconInPlanes(json));
    const lexicon = lexiconOf(json);
    expect(planes.equals(lexicon)).toBe(false);
    expect(Buffer.from(fromBytePlanes(planes, 16)).equals(lexicon)).toBe(true);
  });

  it('is read by its own reader, which puts the planes together', () => {
    const code = readFileSync(join(model, 'read-core-model.js'), 'utf8');
    expect(readingPlanes(code, '/planes.ts')).toContain(
      'new Uint32Array(require("/planes.ts").fromBytePlanes(new Uint8Array(bufferFromBase64(model.lexicon)), 16).buffer)',
    );
  });

  it('is not bundled where a new version reads its lexicon otherwise', () => {
    expect(() => readingPlanes('model.words = read(model.lexicon)', '/planes.ts')).toThrow(
      /read-core-model.js has changed/,
    );
  });
});

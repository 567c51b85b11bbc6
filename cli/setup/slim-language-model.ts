import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { toBytePlanes } from '../../lib/language/byte-planes';

/**
 * Parts of the language model that the engine never asks for: names, and moods of words.
 * What stands in for them is still loaded with the rest: no machine at all, and one without a state.
 */
const leftOut: Readonly<Record<string, string>> = {
  'eng-ner-model.json': '[]',
  'eng-sa-model.json': JSON.stringify([JSON.stringify([0, 0, {}, {}, {}, {}])]),
};

const coreModel = 'eng-core-web-model.json';
const coreReader = 'read-core-model.js';

/** Bytes that the model keeps for each word: four numbers of 32 bits. */
const recordSize = 16;

const coreSchema = v.looseObject({ lexicon: v.pipe(v.string(), v.base64()) });

/** The core model with its lexicon in byte planes: a quarter of a megabyte less in a zip. */
export function withLexiconInPlanes(json: string): string {
  const model = v.parse(coreSchema, JSON.parse(json));
  const records = Buffer.from(model.lexicon, 'base64');
  const lexicon = Buffer.from(toBytePlanes(records, recordSize)).toString('base64');
  return JSON.stringify({ ...model, lexicon });
}

const readsLexicon = 'bufferFromBase64(model.lexicon)';

/** The model's own reader, made to put the planes together again. */
export function readingPlanes(code: string, planes: string): string {
  if (code.split(readsLexicon).length !== 2)
    throw new Error(`the language model's ${coreReader} has changed: it reads no ${readsLexicon}`);
  const records = `require(${JSON.stringify(planes)}).fromBytePlanes(new Uint8Array(${readsLexicon}), ${recordSize}).buffer`;
  return code.replace(readsLexicon, records);
}

/** Makes the language model smaller where it is bundled; what it tells the engine stays the same. */
export function slimLanguageModel(root: string): Plugin {
  const planes = join(root, 'lib', 'language', 'byte-planes.ts');
  return {
    name: 'slim-language-model',
    enforce: 'pre',
    load(id) {
      const file = id.slice(id.lastIndexOf('/') + 1);
      if (file === coreModel) return withLexiconInPlanes(readFileSync(id, 'utf8'));
      if (file === coreReader) return readingPlanes(readFileSync(id, 'utf8'), planes);
      return leftOut[file] ?? null;
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { toBytePlanes } from '../../lib/language/byte-planes';
import { frontCode } from '../../lib/language/front-coding';

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

const coreSchema = v.looseObject({
  lexicon: v.pipe(v.string(), v.base64()),
  features: v.looseObject({ lexeme: v.looseObject({ list: v.array(v.string()) }) }),
});

/** The core model with its lexicon in byte planes and its words front-coded: a third of a megabyte less in a zip. */
export function packCoreModel(json: string): string {
  const model = v.parse(coreSchema, JSON.parse(json));
  const records = Buffer.from(model.lexicon, 'base64');
  const lexicon = Buffer.from(toBytePlanes(records, recordSize)).toString('base64');
  const lexeme = { ...model.features.lexeme, list: frontCode(model.features.lexeme.list) };
  return JSON.stringify({ ...model, lexicon, features: { ...model.features, lexeme } });
}

/** Where the model's own reader takes what was packed, and what it does there instead. `room` is the folder of the unpacking code. */
const changes = (room: string): readonly (readonly [taken: string, unpacked: string])[] => {
  const from = (file: string): string => `require(${JSON.stringify(join(room, file))})`;
  const bytes = 'bufferFromBase64(model.lexicon)';
  const words = 'featuresData.lexeme.hash=Object.create(null)';
  return [
    [
      bytes,
      `${from('byte-planes.ts')}.fromBytePlanes(new Uint8Array(${bytes}),${recordSize}).buffer`,
    ],
    [
      words,
      `featuresData.lexeme.list=${from('front-coding.ts')}.frontDecode(featuresData.lexeme.list),${words}`,
    ],
  ];
};

/** The model's own reader, made to unpack what {@link packCoreModel} packed. Throws where it is another one than the one known here. */
export function unpackingReader(code: string, room: string): string {
  let changed = code;
  for (const [taken, unpacked] of changes(room)) {
    if (code.split(taken).length !== 2)
      throw new Error(`the language model's ${coreReader} has changed: it has not one ${taken}`);
    changed = changed.replace(taken, () => unpacked);
  }
  return changed;
}

/** Makes the language model smaller where it is bundled; what it tells the engine stays the same. */
export function slimLanguageModel(root: string): Plugin {
  const room = join(root, 'lib', 'language');
  return {
    name: 'slim-language-model',
    enforce: 'pre',
    load(id) {
      const file = id.slice(id.lastIndexOf('/') + 1);
      if (file === coreModel) return packCoreModel(readFileSync(id, 'utf8'));
      if (file === coreReader) return unpackingReader(readFileSync(id, 'utf8'), room);
      return leftOut[file] ?? null;
    },
  };
}

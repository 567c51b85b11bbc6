import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { hashFeature } from '../../lib/claims/feature-hash';
import type { PackIndex } from '../../lib/claims/pack-index';
import { pointClasses, pointClassOf, pointGroups } from '../../lib/claims/point-classes';
import { bagsOf } from '../../lib/claims/sequence-bags';
import { decodeSequence, encodeSequence, inSteps } from '../../lib/claims/sequence-codec';
import {
  createSequenceReader,
  longestSequence,
  type SequenceHead,
} from '../../lib/claims/sequence-head';
import type { LearnedSequence, ReadExample, SequenceTrainer } from '../../lib/claims/train';

// The network is trained by PyTorch, in a script beside this file; only its weights ship, and reading with
// them takes no library.

/** How the network is trained; found by cross-validation on the development set. */
const options = {
  size: 96,
  state: 96,
  epochs: 10,
  batch: 64,
  rate: 3e-3,
  /** What it counts that two readings with different cells dropped agree. */
  agreement: 0.7,
  least_seen: 4,
  seed: 1,
  threads: 1,
  longest: longestSequence,
};

const minVoices = 2;

const written = v.object({
  features: v.array(v.string()),
  shapes: v.array(v.tuple([v.string(), v.array(v.number())])),
});

function rowsOf(examples: readonly ReadExample[], index: PackIndex): unknown {
  const slots = [...index.slots.keys()];
  return {
    options,
    classes: pointClasses(index),
    groups: pointGroups(index, minVoices),
    slots,
    rows: examples.map(({ example, reading, findings, fold }) => ({
      fold,
      label: pointClassOf(example, index),
      told: example.facts.flatMap(({ id, stance }) => {
        const slot = slots.indexOf(id);
        return slot < 0 ? [] : [[slot, stance === 'contradicts' ? 1 : 0]];
      }),
      ...bagsOf(reading, findings),
    })),
  };
}

function floatsIn(file: string): Float32Array {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

/** The network's weights by name, with their shapes. */
function readWeights(folder: string) {
  const { features, shapes } = v.parse(
    written,
    JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8')),
  );
  const values = floatsIn(join(folder, 'weights.f32'));
  const named = new Map<string, { readonly shape: readonly number[]; readonly at: number }>();
  let at = 0;
  for (const [name, shape] of shapes) {
    named.set(name, { shape, at });
    at += shape.reduce((size, length) => size * length, 1);
  }
  const find = (name: string) => {
    const found = named.get(name);
    if (found === undefined) throw new Error(`the network has no weights "${name}"`);
    const [rows = 0, columns = 1] = found.shape;
    return { rows, columns, values: values.subarray(found.at, found.at + rows * columns) };
  };
  return {
    features,
    vector: (name: string): Float32Array => Float32Array.from(find(name).values),
    matrix: (name: string) => {
      const { rows, columns, values } = find(name);
      return inSteps(values, rows, columns);
    },
    find,
  };
}

/** The head that ships, from the weights that were trained: its features sorted by hash. */
function headFrom(folder: string, index: PackIndex): SequenceHead {
  const { features, vector, matrix, find } = readWeights(folder);
  const order = features
    .map((feature, at) => ({ hash: hashFeature(feature), row: at + 1 }))
    .sort((a, b) => a.hash - b.hash);
  const { columns, values } = find('table.weight');
  const unknown = features.length + 1;
  const rows = [...order.map(({ row }) => row), unknown];
  const table = new Float32Array(rows.length * columns);
  for (const [at, row] of rows.entries())
    table.set(values.subarray(row * columns, (row + 1) * columns), at * columns);
  const unit = (suffix: string) => ({
    input: matrix(`gru.weight_ih_l0${suffix}`),
    state: matrix(`gru.weight_hh_l0${suffix}`),
    inputBias: vector(`gru.bias_ih_l0${suffix}`),
    stateBias: vector(`gru.bias_hh_l0${suffix}`),
  });
  return {
    classes: pointClasses(index),
    slots: [...index.slots.keys()],
    hashes: Uint32Array.from(order, ({ hash }) => hash),
    table: inSteps(table, rows.length, columns),
    forward: unit(''),
    backward: unit('_reverse'),
    attention: matrix('attention.weight'),
    point: matrix('point.weight'),
    pointBias: vector('point.bias'),
    told: matrix('told.weight'),
    toldBias: vector('told.bias'),
  };
}

function heldIn(folder: string, count: number, index: PackIndex): LearnedSequence['held'] {
  const classes = pointClasses(index);
  const places = new Map([...index.slots.keys()].map((slot, at) => [slot, at]));
  const values = floatsIn(join(folder, 'held.f32'));
  const width = classes.length + 2 * places.size;
  return Array.from({ length: count }, (_, at) => {
    const row = values.subarray(at * width, (at + 1) * width);
    return {
      classes,
      places,
      point: row.subarray(0, classes.length),
      told: row.subarray(classes.length),
    };
  });
}

function runScript(script: string, folder: string): void {
  const { status } = spawnSync(process.env.PYTHON ?? 'python3', [script, folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0)
    throw new Error(
      'The sequence head could not be trained: that takes Python 3 with PyTorch (Debian: python3-torch); PYTHON names the program.',
    );
}

/**
 * A trainer of sequence heads that works in `folder`, with the Python of the variable PYTHON or the one on
 * the path; what was learned from the same rows is used again. Throws where that has no PyTorch, saying how to get it.
 */
export function sequenceTrainer(folder: string): SequenceTrainer {
  return (examples, index, progress) => {
    const script = join(import.meta.dirname, 'train-sequence-head.py');
    const rows = JSON.stringify(rowsOf(examples, index));
    const inputs = createHash('sha256').update(readFileSync(script)).update(rows).digest('hex');
    const stamp = join(folder, 'learnt-from');
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'rows.json'), rows);
      progress('sequence');
      runScript(script, folder);
      writeFileSync(stamp, inputs);
    }
    const head = decodeSequence(encodeSequence(headFrom(folder, index)));
    return {
      reader: createSequenceReader(head),
      held: heldIn(folder, examples.length, index),
    };
  };
}

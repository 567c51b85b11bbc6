import * as v from 'valibot';
import {
  adaptiveNumbers,
  adaptiveSizes,
  bitsBelow,
  createRangeReader,
  createRangeWriter,
  type RangeReader,
  type RangeWriter,
} from './range-coder';
import type { GatedUnit, SequenceHead, SteppedMatrix } from './sequence-head';

// A sequence head as text for a pack: a line of JSON with what its numbers are about, their scales and the
// biases, then a line by a range coder: the gaps between the features' hashes, and matrix after matrix.

const scales = v.object({
  table: v.number(),
  forwardInput: v.number(),
  forwardState: v.number(),
  backwardInput: v.number(),
  backwardState: v.number(),
  attention: v.number(),
  point: v.number(),
  told: v.number(),
});
const numbers = v.array(v.number());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const header = v.object({
  version: v.literal(2),
  classes: v.array(v.string()),
  slots: v.array(v.string()),
  features: whole,
  /** Length of a feature's vector, cells of a state, and attentions. */
  size: whole,
  state: whole,
  attentions: whole,
  /** Weights are whole steps up to so many to either side of nothing. */
  furthest: whole,
  scales,
  biases: v.object({
    forwardInput: numbers,
    forwardState: numbers,
    backwardInput: numbers,
    backwardState: numbers,
    point: numbers,
    told: numbers,
  }),
});
type Header = v.InferOutput<typeof header>;
type Scales = v.InferOutput<typeof scales>;

/** Weights are kept in so many steps to either side of nothing. */
const furthestStep = 7;

/** A matrix in steps; weights beyond all but one in a thousand are clipped. */
export function inSteps(weights: Float32Array, rows: number, columns: number): SteppedMatrix {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const top = sizes[Math.floor((sizes.length - 1) * 0.999)] ?? 0;
  const scale = Math.max(top, 1e-6) / furthestStep;
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-furthestStep, Math.min(furthestStep, Math.round(weight / scale))),
  );
  return { rows, columns, scale, steps };
}

function writeSteps(writer: RangeWriter, steps: Int8Array, furthest: number): void {
  const numbers = adaptiveNumbers(bitsBelow(2 * furthest + 1));
  for (const step of steps) writer.write(numbers, step + furthest);
}

function readSteps(reader: RangeReader, steps: Int8Array, furthest: number): void {
  const numbers = adaptiveNumbers(bitsBelow(2 * furthest + 1));
  for (let at = 0; at < steps.length; at++) steps[at] = reader.read(numbers) - furthest;
}

function writeHashes(writer: RangeWriter, hashes: Uint32Array): void {
  const gaps = adaptiveSizes();
  for (let at = 0; at < hashes.length; at++)
    writer.writeSize(gaps, (hashes[at] ?? 0) - (hashes[at - 1] ?? 0));
}

function readHashes(reader: RangeReader, hashes: Uint32Array): void {
  const gaps = adaptiveSizes();
  for (let at = 0; at < hashes.length; at++)
    hashes[at] = (hashes[at - 1] ?? 0) + reader.readSize(gaps);
}

/** The matrices in the order in which they are written, with their scales' names. */
const matricesOf = (head: SequenceHead): readonly (readonly [keyof Scales, SteppedMatrix])[] => [
  ['table', head.table],
  ['forwardInput', head.forward.input],
  ['forwardState', head.forward.state],
  ['backwardInput', head.backward.input],
  ['backwardState', head.backward.state],
  ['attention', head.attention],
  ['point', head.point],
  ['told', head.told],
];

const rounded = (values: Float32Array): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(4)));

/** The head as lines of text. */
export function encodeSequence(head: SequenceHead): string {
  const { classes, slots, hashes, table, forward, backward, attention } = head;
  const matrices = matricesOf(head);
  const scale = (name: keyof Scales): number =>
    matrices.find(([each]) => each === name)?.[1].scale ?? 0;
  const furthest = matrices.reduce(
    (most, [, { steps }]) => steps.reduce((far, step) => Math.max(far, Math.abs(step)), most),
    1,
  );
  const top: Header = {
    version: 2,
    classes: [...classes],
    slots: [...slots],
    features: hashes.length,
    size: table.columns,
    state: forward.state.columns,
    attentions: attention.rows,
    furthest,
    scales: {
      table: scale('table'),
      forwardInput: scale('forwardInput'),
      forwardState: scale('forwardState'),
      backwardInput: scale('backwardInput'),
      backwardState: scale('backwardState'),
      attention: scale('attention'),
      point: scale('point'),
      told: scale('told'),
    },
    biases: {
      forwardInput: rounded(forward.inputBias),
      forwardState: rounded(forward.stateBias),
      backwardInput: rounded(backward.inputBias),
      backwardState: rounded(backward.stateBias),
      point: rounded(head.pointBias),
      told: rounded(head.toldBias),
    },
  };
  const writer = createRangeWriter();
  writeHashes(writer, hashes);
  for (const [, { steps }] of matrices) writeSteps(writer, steps, furthest);
  return [JSON.stringify(top), writer.finish()].join('\n');
}

/** The head that {@link encodeSequence} wrote. Throws where the text is no such thing: a pack is checked when it is compiled. */
export function decodeSequence(text: string): SequenceHead {
  const [first = '', coded = ''] = text.split('\n');
  const { classes, slots, features, size, state, attentions, furthest, scales, biases } = v.parse(
    header,
    JSON.parse(first),
  );
  const empty = (rows: number, columns: number, scale: number): SteppedMatrix => ({
    rows,
    columns,
    scale,
    steps: new Int8Array(rows * columns),
  });
  const unit = (way: 'forward' | 'backward'): GatedUnit => ({
    input: empty(3 * state, size, scales[`${way}Input`]),
    state: empty(3 * state, state, scales[`${way}State`]),
    inputBias: Float32Array.from(biases[`${way}Input`]),
    stateBias: Float32Array.from(biases[`${way}State`]),
  });
  const pooled = 2 * state * (attentions + 1);
  const head: SequenceHead = {
    classes,
    slots,
    hashes: new Uint32Array(features),
    table: empty(features + 1, size, scales.table),
    forward: unit('forward'),
    backward: unit('backward'),
    attention: empty(attentions, 2 * state, scales.attention),
    point: empty(classes.length, pooled, scales.point),
    pointBias: Float32Array.from(biases.point),
    told: empty(2 * slots.length, pooled, scales.told),
    toldBias: Float32Array.from(biases.told),
  };
  const reader = createRangeReader(coded);
  readHashes(reader, head.hashes);
  for (const [, { steps }] of matricesOf(head)) readSteps(reader, steps, furthest);
  return head;
}

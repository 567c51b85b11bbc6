import * as v from 'valibot';
import {
  type Matrix,
  type MatrixCell,
  type MatrixReport,
  type MatrixRow,
  type MatrixSource,
  type PackName,
  standings,
} from '../factbase/matrix';

const text = v.nullable(v.string());
const texts = v.array(v.string());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const packName: v.GenericSchema<unknown, PackName> = v.object({ id: v.string(), name: v.string() });

const report: v.GenericSchema<unknown, MatrixReport> = v.object({
  standing: v.picklist(standings),
  value: text,
  statement: v.string(),
  locator: v.string(),
  party: text,
  namedBy: text,
  dismissedBy: text,
  hedged: v.boolean(),
  instead: text,
});

const cell: v.GenericSchema<unknown, MatrixCell> = v.object({
  source: v.string(),
  standing: v.picklist(standings),
  value: text,
  reports: v.array(report),
});

const row: v.GenericSchema<unknown, MatrixRow> = v.object({
  fact: v.string(),
  slot: v.string(),
  label: v.string(),
  statement: v.string(),
  value: text,
  date: text,
  voices: whole,
  against: whole,
  contestedBy: texts,
  cells: v.array(cell),
});

const source: v.GenericSchema<unknown, MatrixSource> = v.object({
  id: v.string(),
  name: v.string(),
  document: v.string(),
  lineage: v.string(),
  published: text,
  pack: v.string(),
});

/** The matrix as it comes out of a message. */
export const matrixSchema: v.GenericSchema<unknown, Matrix> = v.object({
  pack: packName,
  origins: v.array(packName),
  sources: v.array(source),
  rows: v.array(row),
});

/** What the page that compares the sources is given. */
export const matrixReplySchema = v.object({
  /** The packs that there are, to choose from. */
  packs: v.array(packName),
  matrix: v.nullable(matrixSchema),
  /** Why there is none. */
  problem: text,
});
export type MatrixReply = v.InferOutput<typeof matrixReplySchema>;

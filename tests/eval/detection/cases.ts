import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

/** The parts that the detector was developed on: "dev", and the batches that were unseen when they were written. */
export const knownParts = [
  'dev',
  'fresh-1',
  'fresh-2',
  'fresh-3',
  'fresh-4',
  'fresh-5',
  'fresh-6',
  'fresh-7',
  'fresh-8',
  'fresh-9',
  'fresh-10',
  'fresh-11',
  'fresh-12',
  'fresh-13',
  'fresh-14',
] as const;

/** The parts that are only ever measured: nothing is mended by them. */
export const blindParts = ['blind', 'blind-2', 'blind-3'] as const;

const texts = v.optional(v.array(v.string()), []);

/** One page or snippet with what a person says of it. */
const caseSchema = v.strictObject({
  id: v.string(),
  language: v.string(),
  /** What sort of page; kinds that begin with "near-" are near misses. */
  kind: v.string(),
  about: v.picklist(['yes', 'mention', 'no']),
  layout: v.picklist([
    'semantic',
    'divs',
    'hashed',
    'plain',
    'amp',
    'wiki',
    'liveblog',
    'forum',
    'video',
    'front',
    'bare',
    'linked',
    'snippet',
  ]),
  published: v.optional(v.pipe(v.string(), v.isoDate())),
  title: v.string(),
  description: v.optional(v.string(), ''),
  text: v.string(),
  rail: texts,
  comments: texts,
  nav: texts,
});

export interface DetectionCase extends Omit<v.InferOutput<typeof caseSchema>, 'published'> {
  readonly published: string | null;
}

/** The cases of a part of the set: one of {@link knownParts}, or of {@link blindParts}. */
export function readCases(part: string): DetectionCase[] {
  const file = join(import.meta.dirname, `${part}.yaml`);
  return v
    .parse(v.array(caseSchema), parse(readFileSync(file, 'utf8')))
    .map(({ published, ...rest }) => ({ ...rest, published: published ?? null }));
}

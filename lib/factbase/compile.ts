import * as v from 'valibot';
import { type Example, exampleSchema, withContexts } from '../claims/example';
import { failure, type Problem, type Result, success } from '../result';
import { clusterReports } from './cluster';
import { deriveReports } from './derive';
import { type Digest, digestSchema, type ShinglesFile, shinglesSchema } from './digest-schema';
import { type EventFile, eventSchema } from './event-schema';
import { type Kinship, measureKinship, traceLineages } from './lineages';
import { type Model, type Pack, parsePack, type Source } from './pack-schema';
import { type Checked, checkDigests, checkEvent } from './references';
import { type Shingles, unpackHashes } from './shingles';

/** An input as it was read: nothing is known of its form. */
export interface InputFile {
  readonly file: string;
  readonly data: unknown;
}

/** Labelled sentences as they were read, one a line. */
export interface ExampleFile {
  readonly file: string;
  readonly lines: readonly unknown[];
}

/** Learns from the pack's examples; null where there is nothing to learn from. */
export type Trainer = (examples: readonly Example[], pack: Pack) => Model | null;

export interface CompileInput {
  readonly event: InputFile;
  /** In the order in which the matrix shows them. */
  readonly digests: readonly InputFile[];
  readonly shingles: InputFile;
  readonly examples: readonly ExampleFile[];
  /** Hash of all inputs, by which a pack tells whether it is up to date. */
  readonly inputs: string;
  readonly train: Trainer;
}

/** A pack and how much wording its sources share. */
export interface Compiled {
  readonly pack: Pack;
  readonly kinship: readonly Kinship[];
}

/** Makes a pack of an event file and its digests, or says what is wrong with them, by file and path. Pure. */
export function compilePack(input: CompileInput): Result<Compiled> {
  const problems: Problem[] = [];
  const event = readAs(eventSchema, input.event, problems);
  const digests = input.digests.flatMap((file) => readAs(digestSchema, file, problems) ?? []);
  const shingles = readAs(shinglesSchema, input.shingles, problems);
  const examples = readExamples(input.examples, problems);
  if (event === null || shingles === null || problems.length > 0) return failure(...problems);

  problems.push(...checkEvent(event), ...checkDigests(digests, event.data));
  const measured = readShingles(digests, shingles, problems);
  if (problems.length > 0) return failure(...problems);

  const descent = digests.map(({ data }) => ({
    id: data.id,
    sameReportAs: data.sameReportAs,
    shingles: measured.get(data.id) ?? { every: 1, hashes: [] },
  }));
  const kinship = measureKinship(descent);
  const lineageOf = traceLineages(descent, kinship);
  const clustered = clusterReports(digests, event.data, lineageOf);
  if (clustered.problems.length > 0) return failure(...clustered.problems);

  const facts = deriveReports(clustered.facts, event.data, lineageOf);
  problems.push(...unknownFacts(input.examples, examples, new Set(facts.map(({ id }) => id))));
  if (problems.length > 0) return failure(...problems);
  const sources = digests.map(({ data }) => describeSource(data, lineageOf, measured));
  const untrained = parsePack({
    ...assemble(event.data, input.inputs),
    sources,
    facts,
    model: null,
  });
  if (!untrained.ok) return untrained;
  const model = input.train(examples.flatMap(withContexts), untrained.value);
  return success({ pack: { ...untrained.value, model }, kinship });
}

function readAs<Output>(
  schema: v.GenericSchema<unknown, Output>,
  { file, data }: InputFile,
  problems: Problem[],
): Checked<Output> | null {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return { file, data: parsed.output };
  problems.push(
    ...parsed.issues.map((issue) => ({
      where: `${file}: ${v.getDotPath(issue) ?? '(root)'}`,
      what: issue.message,
    })),
  );
  return null;
}

/** The examples by file; a problem names file and line. */
function readExamples(
  files: readonly ExampleFile[],
  problems: Problem[],
): readonly (readonly Example[])[] {
  return files.map(({ file, lines }) =>
    lines.flatMap((data, index) => {
      const read = readAs(exampleSchema, { file: `${file}:${index + 1}`, data }, problems);
      return read === null ? [] : [read.data];
    }),
  );
}

function unknownFacts(
  files: readonly ExampleFile[],
  examples: readonly (readonly Example[])[],
  known: ReadonlySet<string>,
): readonly Problem[] {
  return examples.flatMap((list, position) =>
    list.flatMap((example, line) =>
      example.facts
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({
          where: `${files[position]?.file}:${line + 1}: facts`,
          what: `no fact has the id "${id}"`,
        })),
    ),
  );
}

/** The sources' word runs; each source must have been measured, on the document that its digest names. */
function readShingles(
  digests: readonly Checked<Digest>[],
  { file, data }: Checked<ShinglesFile>,
  problems: Problem[],
): ReadonlyMap<string, Shingles> {
  const measured = new Map<string, Shingles>();
  for (const { data: digest } of digests) {
    const entry = data.sources[digest.id];
    const where = `${file}: sources.${digest.id}`;
    const hashes = entry === undefined ? null : unpackHashes(entry.hashes);
    if (entry === undefined)
      problems.push({ where, what: 'was never measured: run with --measure FOLDER' });
    else if (entry.sha256 !== digest.document.sha256)
      problems.push({ where, what: 'was measured on another document: run with --measure FOLDER' });
    else if (hashes === null) problems.push({ where, what: 'hashes are damaged' });
    else measured.set(digest.id, { every: entry.every, hashes });
  }
  return measured;
}

function describeSource(
  digest: Digest,
  lineageOf: ReadonlyMap<string, string>,
  measured: ReadonlyMap<string, Shingles>,
): Source {
  const { every, hashes } = measured.get(digest.id) ?? { every: 1, hashes: [] };
  return {
    id: digest.id,
    name: digest.name,
    document: digest.document.file,
    lineage: lineageOf.get(digest.id) ?? digest.id,
    published: digest.published ?? null,
    shingles: [...hashes],
    ...(every === 1 ? {} : { shinglesEvery: every }),
  };
}

function assemble(event: EventFile, inputs: string) {
  const { id, name, date, sourcesUntil, parties, places, things, slots, detection } = event;
  return {
    schema: 'second-source/pack@1' as const,
    id,
    version: `${sourcesUntil}+${inputs.slice(0, 8)}`,
    inputs,
    name,
    event: { date, sourcesUntil },
    parties,
    places,
    things,
    slots,
    detection,
  };
}

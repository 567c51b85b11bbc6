import { join } from 'node:path';
import * as v from 'valibot';
import { type Digest, digestSchema } from '../../lib/factbase/digest-schema';
import { paragraphsOf } from '../../lib/factbase/locate';
import { measureShingles, packHashes } from '../../lib/factbase/shingles';
import type { DigestedDocument } from '../../lib/factbase/verify';
import { failure, type Problem, type Result, success } from '../../lib/result';
import { findFactbase, hashText, readText, readYaml, shown, writeWhole } from './read';

/** The digests of a fact base with the documents that they were made of, document by document. */
export function readDocuments(event: string, folder: string): Result<readonly DigestedDocument[]> {
  const problems: Problem[] = [];
  const byFile = new Map<string, { text: string; digests: Digest[] }>();
  for (const file of findFactbase(event).digests) {
    const read = readYaml(file);
    const parsed = read.ok ? v.safeParse(digestSchema, read.value.data) : null;
    if (!read.ok) problems.push(...read.problems);
    if (parsed === null) continue;
    if (!parsed.success) {
      problems.push({ where: shown(file), what: parsed.issues[0].message });
      continue;
    }
    const digest = parsed.output;
    const known = byFile.get(digest.document.file);
    if (known !== undefined) {
      known.digests.push(digest);
      continue;
    }
    const path = join(folder, digest.document.file);
    const text = readText(path);
    if (!text.ok) problems.push(...text.problems);
    else if (hashText(text.value) !== digest.document.sha256)
      problems.push({
        where: shown(path),
        what: `is not the document that ${digest.id} was made of`,
      });
    else byFile.set(digest.document.file, { text: text.value, digests: [digest] });
  }
  if (problems.length > 0) return failure(...problems);
  return success([...byFile].map(([file, document]) => ({ file, ...document })));
}

/** Measures each publication's own paragraphs, and keeps the hashes beside the digests. */
export function measureDocuments(event: string, folder: string): Result<string> {
  const documents = readDocuments(event, folder);
  if (!documents.ok) return documents;
  const sources = documents.value.flatMap(({ text, digests }) =>
    digests.map(({ id, document }) => {
      const own = paragraphsOf(text).filter(
        (_, index) => document.paragraphs?.includes(index + 1) ?? true,
      );
      const { every, hashes } = measureShingles(own.join('\n'));
      return [id, { sha256: document.sha256, every, hashes: packHashes(hashes) }] as const;
    }),
  );
  const sorted = [...sources].sort(([a], [b]) => a.localeCompare(b));
  const file = findFactbase(event).shingles;
  const content = { schema: 'second-source/shingles@1', sources: Object.fromEntries(sorted) };
  writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
  return success(shown(file));
}

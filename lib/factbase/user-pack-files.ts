import { failure, type Problem, type Result, success } from '../result';
import { canonicalJson } from './canonical-json';
import { joinUserPacks } from './join-user-packs';
import { openUserPack, sealUserPack, type UserPack } from './user-pack-schema';

/** A file that somebody wants to import, by its name. */
export interface PackFile {
  readonly file: string;
  readonly text: string;
}

/** What to do with a pack whose id is taken by another one. */
export type OnConflict = 'replace' | 'merge' | 'keep-both';

/** A pack as the file that is exported: readable, and the same for the same pack. */
export const exportUserPack = (pack: UserPack): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(pack)), null, 1)}\n`;

/** The name that an exported pack's file has. */
export const fileNameOf = ({ id, version }: UserPack): string => `${id}-v${version}.json`;

/**
 * The packs to be written so that what the files hold is there beside `present`; empty where it is there already.
 * Where one file is at fault none is taken: problems are "file: path", what is wrong there.
 */
export async function importUserPacks(
  files: readonly PackFile[],
  present: readonly UserPack[],
  onConflict: OnConflict,
): Promise<Result<readonly UserPack[]>> {
  const problems: Problem[] = [];
  const packs = new Map(present.map((pack) => [pack.id, pack]));
  const changed = new Set<string>();
  for (const { file, text } of files) {
    const read = await readFile(text);
    const settled = read.ok ? await settle(read.value, packs, onConflict) : read;
    if (!settled.ok) {
      problems.push(
        ...settled.problems.map(({ where, what }) => ({ where: `${file}: ${where}`, what })),
      );
      continue;
    }
    const pack = settled.value;
    if (packs.get(pack.id)?.checksum === pack.checksum) continue;
    packs.set(pack.id, pack);
    changed.add(pack.id);
  }
  if (problems.length > 0) return failure(...problems);
  return success([...packs.values()].filter(({ id }) => changed.has(id)));
}

/** Packs of the files whose ids are taken by packs with other contents: what somebody has to decide about. */
export async function conflictsOf(
  files: readonly PackFile[],
  present: readonly UserPack[],
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { text } of files) {
    const read = await readFile(text);
    if (!read.ok) continue;
    const known = present.find(({ id }) => id === read.value.id);
    if (known !== undefined && known.checksum !== read.value.checksum) names.push(known.name);
  }
  return names;
}

async function readFile(text: string): Promise<Result<UserPack>> {
  try {
    return await openUserPack(JSON.parse(text));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return failure({ where: '(root)', what: `it is no JSON: ${what}` });
  }
}

async function settle(
  pack: UserPack,
  present: ReadonlyMap<string, UserPack>,
  onConflict: OnConflict,
): Promise<Result<UserPack>> {
  const known = present.get(pack.id);
  if (known === undefined || known.checksum === pack.checksum || onConflict === 'replace')
    return success(pack);
  if (onConflict === 'merge') {
    const joined = joinUserPacks(known, pack);
    return joined.ok ? success(await sealUserPack(joined.value)) : joined;
  }
  return success(await sealUserPack({ ...pack, id: freeId(pack.id, new Set(present.keys())) }));
}

/** The id, or the next free one like it. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '');
  for (let number = 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}

import { makeMatrix } from '../../lib/factbase/matrix';
import type { MatrixReply } from '../../lib/messages/matrix-schema';
import { loadShelf } from './packs';

/** Who reports what in a pack; in the first one where the asked-for is not there. */
export async function matrixOf(wanted: string | null): Promise<MatrixReply> {
  const { packs, problems } = await loadShelf();
  const pack = packs.get(wanted ?? '') ?? [...packs.values()][0];
  return {
    packs: [...packs.values()].map(({ id, name }) => ({ id, name })),
    matrix: pack ? makeMatrix(pack) : null,
    problem: problems[0] ?? null,
  };
}

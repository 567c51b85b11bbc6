import * as v from 'valibot';
import { encodeHeads } from '../../lib/claims/heads';
import { indexPack } from '../../lib/claims/pack-index';
import { readAll, trainHeads } from '../../lib/claims/train';
import type { Trainer } from '../../lib/factbase/compile';
import { modelSchema } from '../../lib/factbase/pack-schema';
import { readJson, writeWhole } from './read';

const keptSchema = v.object({ inputs: v.string(), model: modelSchema });

/** Fewer examples teach nothing that holds elsewhere: such a pack works by cues and comparers alone. */
const fewestExamples = 200;

/**
 * A trainer that keeps what it learned in a file beside the examples, together with a hash of all that it
 * was learned from, and learns anew only where that hash has changed.
 */
export function keepingTrainer(
  file: string,
  inputs: string,
  progress: (message: string) => void,
): Trainer {
  return (examples, pack) => {
    if (examples.length < fewestExamples) return null;
    const kept = readJson(file);
    const known = v.safeParse(keptSchema, kept.ok ? kept.value.data : null);
    if (known.success && known.output.inputs === inputs) return known.output.model;
    progress(`Learning from ${examples.length} examples; this takes a few minutes …`);
    const index = indexPack(pack);
    const { heads } = trainHeads(readAll(examples, index), index, (step) =>
      progress(`  learning: ${step}`),
    );
    const model = encodeHeads(heads);
    writeWhole(file, `${JSON.stringify({ inputs, model })}\n`);
    return model;
  };
}

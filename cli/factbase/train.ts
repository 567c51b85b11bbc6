import * as v from 'valibot';
import { encodeHeads } from '../../lib/claims/heads';
import { ownExamples } from '../../lib/claims/own-examples';
import { indexPack } from '../../lib/claims/pack-index';
import { readAll, trainHeads } from '../../lib/claims/train';
import type { Trainer } from '../../lib/factbase/compile';
import { modelSchema } from '../../lib/factbase/pack-schema';
import { readJson, writeWhole } from './read';
import { sequenceTrainer } from './sequence-trainer';

const keptSchema = v.object({ inputs: v.string(), model: modelSchema });

/** Fewer examples teach nothing that holds elsewhere: such a pack works by cues and comparers alone. */
const fewestExamples = 200;

export interface KeepingOptions {
  /** The file beside the examples that keeps what was learned. */
  readonly file: string;
  /** Hash of all that it is learned from. */
  readonly inputs: string;
  /** Learn anew where the hash has changed; otherwise what was learned last is used, and said to be old. */
  readonly learn: boolean;
  readonly progress: (message: string) => void;
  /** Folder for what is written while learning. */
  readonly workFolder: string;
}

/**
 * A trainer that keeps what it learned in a file, together with a hash of what it was learned from.
 * Learning takes minutes, so that it is asked for (`npm run train`), not a side effect of a small change.
 */
export function keepingTrainer({
  file,
  inputs,
  learn,
  progress,
  workFolder,
}: KeepingOptions): Trainer {
  return (examples, pack) => {
    if (examples.length < fewestExamples) return null;
    const kept = readJson(file);
    const known = v.safeParse(keptSchema, kept.ok ? kept.value.data : null);
    if (known.success && known.output.inputs === inputs) return known.output.model;
    if (known.success && !learn) {
      progress(
        'The learned model is older than its examples or the code: npm run train renews it.',
      );
      return known.output.model;
    }
    progress(`Learning from ${examples.length} examples; this takes a few minutes …`);
    const index = indexPack(pack);
    const { heads } = trainHeads(
      readAll([...examples, ...ownExamples(index)], index),
      index,
      (step) => progress(`  learning: ${step}`),
      sequenceTrainer(workFolder),
    );
    const model = encodeHeads(heads);
    writeWhole(file, `${JSON.stringify({ inputs, model })}\n`);
    return model;
  };
}

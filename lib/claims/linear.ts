/** A row of a training set: feature numbers, all with the value 1 before scaling. */
export interface Row {
  readonly features: Int32Array;
  /** Number of all features of the row, those that are not learned from included. */
  readonly length: number;
  readonly label: number;
}

/** A row that several classes may hold for at once. */
export interface MultiLabelRow {
  readonly features: Int32Array;
  readonly length: number;
  readonly labels: readonly number[];
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty per step. */
  readonly decay: number;
  readonly seed: number;
  /** After the epochs, weights below this become zero and stay it … */
  readonly prune: number;
  /** … while so many further epochs mend what that cost. */
  readonly refine: number;
}

/** Classes that mean the same to whoever asks: half of the loss counts only whether the group is right. */
export type ClassGroups = readonly number[];

export const defaultTraining: TrainingOptions = {
  epochs: 8,
  rate: 0.7,
  decay: 2e-6,
  seed: 7,
  prune: 0,
  refine: 0,
};

/** Weights by feature and class, row by row: weights[feature * classes + class]. */
export interface LinearWeights {
  readonly classes: number;
  readonly weights: Float32Array;
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Multinomial logistic regression over sparse rows by AdaGrad (Duchi et al. 2011), repeatable for a seed.
 * A row's features share its unit length, so that long sentences do not shout.
 */
export function trainMultinomial(
  rows: readonly Row[],
  features: number,
  classes: number,
  options: TrainingOptions = defaultTraining,
  groups: ClassGroups | null = null,
): LinearWeights {
  return train(rows, features, classes, options, (row, scores) => {
    softmaxInPlace(scores);
    if (groups === null) scores[row.label] = (scores[row.label] ?? 0) - 1;
    else groupErrors(scores, row.label, groups);
  });
}

/** One logistic regression a class, trained side by side by AdaGrad: a row may hold for several classes. */
export function trainIndependent(
  rows: readonly MultiLabelRow[],
  features: number,
  classes: number,
  options: TrainingOptions = defaultTraining,
): LinearWeights {
  return train(rows, features, classes, options, (row, scores) => {
    for (let c = 0; c < classes; c++) scores[c] = 1 / (1 + Math.exp(-(scores[c] ?? 0)));
    for (const label of row.labels) scores[label] = (scores[label] ?? 0) - 1;
  });
}

interface SparseRow {
  readonly features: Int32Array;
  readonly length: number;
}

/** The epochs that both kinds of model share; `toErrors` turns a row's scores into each class's error. */
function train<T extends SparseRow>(
  rows: readonly T[],
  features: number,
  classes: number,
  options: TrainingOptions,
  toErrors: (row: T, scores: Float32Array) => void,
): LinearWeights {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-2);
  const order = rows.map((_, index) => index);
  const random = randomStream(options.seed);
  const scores = new Float32Array(classes);
  for (let epoch = 0; epoch < options.epochs + options.refine; epoch++) {
    if (epoch === options.epochs) freezeSmall(weights, squares, options.prune);
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      scoreInto(row, weights, scores, classes);
      toErrors(row, scores);
      descend(row, weights, squares, scores, classes, options);
    }
  }
  return { classes, weights };
}

/** Sets small weights to zero for good: an endless sum of squares lets no step move them. */
function freezeSmall(weights: Float32Array, squares: Float32Array, prune: number): void {
  for (let at = 0; at < weights.length; at++)
    if (Math.abs(weights[at] ?? 0) < prune) {
      weights[at] = 0;
      squares[at] = Number.POSITIVE_INFINITY;
    }
}

/** Errors of which half asks for the label and half for any class of its group. */
function groupErrors(chances: Float32Array, label: number, groups: ClassGroups): void {
  const group = groups[label];
  let inGroup = 1e-6;
  for (let c = 0; c < chances.length; c++) if (groups[c] === group) inGroup += chances[c] ?? 0;
  for (let c = 0; c < chances.length; c++) {
    const chance = chances[c] ?? 0;
    const wanted = (c === label ? 0.5 : 0) + (groups[c] === group ? (0.5 * chance) / inGroup : 0);
    chances[c] = chance - wanted;
  }
}

/** One AdaGrad step for a row, given each class's error; classes that are all but right are left alone. */
function descend(
  row: SparseRow,
  weights: Float32Array,
  squares: Float32Array,
  errors: Float32Array,
  classes: number,
  { rate, decay }: TrainingOptions,
): void {
  const scale = featureScale(row.length);
  const active: number[] = [];
  for (let c = 0; c < classes; c++) if (Math.abs(errors[c] ?? 0) > smallError) active.push(c);
  for (const feature of row.features) {
    const base = feature * classes;
    for (const c of active) {
      const at = base + c;
      const current = weights[at] ?? 0;
      const gradient = (errors[c] ?? 0) * scale + decay * current;
      const square = (squares[at] ?? 0) + gradient * gradient;
      squares[at] = square;
      weights[at] = current - (rate * gradient) / Math.sqrt(square);
    }
  }
}

/** Errors below this move nothing: most classes of most rows. */
const smallError = 1e-3;

/** What one feature of a row with so many counts: the row has unit length. */
export const featureScale = (count: number): number => 1 / Math.sqrt(Math.max(1, count));

function scoreInto(
  row: SparseRow,
  weights: Float32Array,
  scores: Float32Array,
  classes: number,
): void {
  scores.fill(0);
  for (const feature of row.features) {
    const base = feature * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0);
  }
  const scale = featureScale(row.length);
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) * scale;
}

/** Turns scores into probabilities that sum to one. */
export function softmaxInPlace(scores: Float32Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp((scores[c] ?? 0) - top);
    scores[c] = value;
    sum += value;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

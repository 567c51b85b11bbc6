import type { AnnotatedSentence, DiscourseState } from './annotate';
import type { PackIndex } from './pack-index';

/** What made a comparer sure: the ground that the reason names. */
export type FindingGround =
  | 'value'
  | 'negation'
  | 'role'
  | 'speaker'
  | 'opposite'
  | 'rejected-explanation';

/** What a typed comparer found in a sentence on one slot: decided by rule, with its reason. */
export interface Finding {
  readonly slot: string;
  /** The fact compared with. */
  readonly fact: string;
  readonly stance: 'supports' | 'contradicts';
  readonly ground: FindingGround;
  /** The page's own value, ready to be read ("42", "28 December", "the Indian Air Force"); null for bare statements. */
  readonly value: string | null;
  /** Tokens that carry the claim or are at fault, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** How sure the rule is: "firm" rules are right on nearly everything they fire on. */
  readonly certainty: 'firm' | 'likely';
}

/** What a comparer may look at. */
export interface CompareInput {
  readonly sentence: AnnotatedSentence;
  readonly index: PackIndex;
  readonly discourse: DiscourseState;
  /** The page's own day, ISO 8601, or null. */
  readonly published: string | null;
}

/** Finds what a sentence says on the slots of one kind. Pure; finds nothing where it is not sure. */
export type Comparer = (input: CompareInput) => readonly Finding[];

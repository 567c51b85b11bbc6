/** A labelled sentence to learn from and to measure on. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly verdict: 'corroborated' | 'disputed' | 'unique' | 'none';
  readonly kind: 'single-source' | 'only-here' | null;
  /** The facts it speaks of, the one that decides first. */
  readonly facts: readonly {
    readonly id: string;
    readonly stance: 'supports' | 'contradicts';
    /** The words that carry it. */
    readonly span: string;
  }[];
  readonly tags: readonly string[];
  /** The sentences before it, a line each, or null. */
  readonly context: string | null;
  readonly published: string | null;
  readonly article: string | null;
}

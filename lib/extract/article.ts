/** What a block of an article is on the page. */
export type BlockRole =
  | 'headline'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quote'
  | 'caption'
  | 'cell';

/** A run of the article's text that no sentence crosses. */
export interface Block {
  readonly id: number;
  readonly role: BlockRole;
  /** The text as checked: white space folded, otherwise the page's own characters. */
  readonly text: string;
}

/** An article without its DOM: what the engine reads. */
export interface Article {
  readonly url: string | null;
  /** The address under which the page wants to be known, absolute and without fragment, where it names one. */
  readonly canonical?: string | null;
  readonly title: string;
  /** ISO 8601 day, or null where the page has none. */
  readonly published: string | null;
  /** BCP 47 tag, or null where unknown. */
  readonly language: string | null;
  readonly blocks: readonly Block[];
}

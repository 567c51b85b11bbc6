/** The verdict of a claim or the mark on a sentence; the rules are in docs/verdicts.md. */
export type Verdict = 'corroborated' | 'disputed' | 'unique';

/** Why something is unique: exactly one voice backs it, or no source has it. */
export type UniqueKind = 'single-source' | 'only-here';

/** How a source's report stands towards a claim of the page. */
export type Stance = 'supports' | 'contradicts';

/** Whether a page is about the event, names it in passing, or neither. */
export type About = 'yes' | 'mention' | 'no';

/** What one source reports on one claim. Texts are in the fact base's own words. */
export interface Evidence {
  readonly source: string;
  /** The outlet's or document's readable name. */
  readonly sourceName: string;
  readonly lineage: string;
  readonly stance: Stance;
  /** The source's value of the slot, ready to be read ("38", "25 December 2024"); null for statements. */
  readonly value: string | null;
  readonly statement: string;
  /** Document, paragraph and sentence, e.g. "003 ¶4 s2". */
  readonly locator: string;
  /** The party from whom the source relays it, as a readable name. */
  readonly party: string | null;
  /** The source says it less exactly (the country for the town): it agrees, but is no voice. */
  readonly lessExact?: boolean | undefined;
  /** The pack that the evidence comes from (its id). */
  readonly pack: string;
  /** The readable name of one of the user's own packs; left out for the bundled one. */
  readonly packName?: string;
}

/** One checkable proposition that a sentence of the page asserts. */
export interface ClaimReport {
  /** The fact it speaks of; null where no source has it. */
  readonly fact: string | null;
  readonly slot: string | null;
  /** The page's own value of the slot, ready to be read; null for statements. */
  readonly value: string | null;
  readonly verdict: Verdict;
  readonly kind: UniqueKind | null;
  /** One plain sentence that says why, with the values compared. */
  readonly reason: string;
  /** UTF-16 offsets into the sentence's text, end exclusive: the words that carry the claim, or are at fault. */
  readonly span: readonly [number, number];
  /** The page hedges it ("reportedly", "may have"). */
  readonly hedged: boolean;
  /** Readable names of parties that contest a claim which the sources back. */
  readonly contestedBy: readonly string[];
  /** A further word on the verdict: another figure, or reported after the sources' last day. */
  readonly note: 'another-figure' | 'after-our-sources' | null;
  readonly evidence: readonly Evidence[];
}

/** Why a sentence carries no mark. */
export type UnmarkedReason =
  | 'question'
  /** It speaks of something else that happened, elsewhere or before. */
  | 'other-event'
  /** It judges, advises or foretells. */
  | 'opinion'
  /** It speaks of known facts in passing only. */
  | 'background'
  /** It says nothing of the event that could be checked. */
  | 'no-claim'
  /** The page was not taken to be about the event, so that nothing was checked. */
  | 'not-checked';

/** What a researcher says of a sentence's label against the engine. */
export interface Contest {
  /** The researcher's own verdict; null where the sentence deserves no mark. */
  readonly verdict: Verdict | null;
  readonly note: string;
  /** ISO 8601. */
  readonly created: string;
  /** The page on which it was said, or null. */
  readonly url: string | null;
  /** The version of the pack that the engine's verdict came from. */
  readonly packVersion: string;
}

/** One sentence of the article, marked (verdict) or not (null). */
export interface SentenceReport {
  readonly text: string;
  readonly verdict: Verdict | null;
  readonly kind: UniqueKind | null;
  readonly claims: readonly ClaimReport[];
  /** Index of the claim that decides the mark, or null where there is no mark. */
  readonly central: number | null;
  /** The id of the article's block that holds the sentence. */
  readonly block: number;
  /** UTF-16 offsets of the sentence in the block's text, end exclusive. */
  readonly range: readonly [number, number];
  /** Why there is no mark; null where there is one. */
  readonly unmarked?: UnmarkedReason | null;
  /** A researcher's word against the verdict, which stays the engine's. */
  readonly contest?: Contest;
}

/** A fact with enough voices that the page does not mention. */
export interface OmittedFact {
  readonly fact: string;
  readonly statement: string;
  readonly voices: number;
}

/** A source that the page's text resembles (rule 12 of the verdicts). */
export interface Resemblance {
  readonly source: string;
  readonly lineage: string;
  /** Share of the page's word runs that the source holds too, 0 to 1. */
  readonly similarity: number;
}

/** The one document that every view, the command line and every export read. */
export interface PageReport {
  readonly schema: 'second-source/report@1';
  readonly file: string | null;
  readonly url: string | null;
  /** The address under which the page wants to be known (its canonical link), where it names one. */
  readonly canonical?: string | null;
  readonly title: string;
  readonly about: About;
  /** 0 to 1. */
  readonly relevance: number;
  /** Reasons a person understands. */
  readonly why: readonly string[];
  /** The page's own date, ISO 8601 day, or null. */
  readonly published: string | null;
  /** BCP 47 tag of the text, or null where unknown. */
  readonly language: string | null;
  readonly pack: { readonly id: string; readonly version: string; readonly name: string };
  readonly minVoices: number;
  /** Sentences by the verdict that is shown: a researcher's where a label is contested. */
  readonly summary: {
    readonly corroborated: number;
    readonly disputed: number;
    readonly unique: number;
  };
  readonly sentences: readonly SentenceReport[];
  readonly omitted: readonly OmittedFact[];
  readonly resembles: readonly Resemblance[];
}

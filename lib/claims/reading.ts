import type { Slot } from '../factbase/pack-schema';
import {
  type AnnotatedSentence,
  annotate,
  type DiscourseState,
  discourseAfter,
  emptyDiscourse,
} from './annotate';
import { calendarDay, datelineOf } from './comparers/date-anchors';
import { type Belonging, belongingOf } from './comparers/foreign';
import { hashFeature } from './feature-hash';
import { type Feature, sentenceFeatures, type Unit, unitsOf } from './features';
import {
  findMentions,
  groupOf,
  type Mention,
  type MentionGroup,
  mentionFeatures,
} from './mentions';
import type { PackIndex } from './pack-index';
import type { Bags } from './sequence-bags';

/** A mention with the features that tell which slot it fills; things need none. */
export interface ReadMention {
  readonly mention: Mention;
  readonly group: MentionGroup | null;
  readonly features: readonly number[];
}

/** A sentence as the learned heads read it. */
export interface Reading {
  readonly sentence: AnnotatedSentence;
  readonly units: readonly Unit[];
  readonly features: readonly Feature[];
  /** Hashes of the distinct features. */
  readonly hashes: readonly number[];
  readonly mentions: readonly ReadMention[];
  /** The day that the sentence counts from: its dateline's, the page's, or that of a line before. */
  readonly published: string | null;
  /** Whose event it speaks of, by its names. */
  readonly belonging: Belonging;
  /** What the sentence before left: its bags for the sequence head, names, whether it asked something, and of how many it spoke. */
  readonly before: {
    readonly bags: Bags;
    readonly names: readonly string[];
    readonly asked: boolean;
    readonly part: number | null;
  };
}

/** Reads a sentence with what went before it. */
export function readSentence(
  text: string,
  index: PackIndex,
  discourse: DiscourseState = emptyDiscourse,
  pageDay: string | null = null,
): Reading {
  const sentence = annotate(text, index, discourse);
  const dateline = datelineOf(sentence);
  const published =
    (dateline === null ? null : calendarDay(dateline, index)) ?? pageDay ?? discourse.dated.line;
  const units = unitsOf(sentence, index, published);
  const whole = { from: 0, to: sentence.tokens.length };
  const belonging = belongingOf({ sentence, index, discourse, published });
  const features = [
    ...sentenceFeatures(sentence, units),
    ...[
      ...discourse.lastNames.map((key) => `c @${key}`),
      `c? ${discourse.asked}`,
      `w ${belongingWord(belonging)}`,
      `w elsewhere ${belonging.elsewhere} ${belonging.past}`,
    ].map((name): Feature => ({ hash: hashFeature(name), ...whole })),
  ];
  return {
    sentence,
    units,
    features,
    hashes: [...new Set(features.map(({ hash }) => hash))],
    mentions: findMentions(sentence, index).map((mention) => ({
      mention,
      group: groupOf(mention),
      features: groupOf(mention) === null ? [] : mentionFeatures(mention, sentence, units),
    })),
    published,
    belonging,
    before: {
      bags: discourse.lastBags,
      names: discourse.lastNames,
      asked: discourse.asked,
      part: discourse.part,
    },
  };
}

/** Whose event a sentence speaks of, in one word for the learned heads. */
export const belongingWord = ({ own, foreign, strange }: Belonging): string =>
  `${own ? 'own' : ''}${foreign ? 'foreign' : ''}${strange ? 'strange' : ''}` || 'nobody';

/** The slots that a group of mentions can fill. */
export function slotsOfGroup(group: MentionGroup, slots: Iterable<Slot>): readonly string[] {
  const types: Record<MentionGroup, readonly Slot['type'][]> = {
    count: ['count'],
    date: ['date', 'weekday'],
    place: ['place', 'route', 'places'],
  };
  return [...slots].filter((slot) => types[group].includes(slot.type)).map((slot) => slot.id);
}

/** The discourse state after some sentences, a line each. */
export function discourseOf(context: string | null, index: PackIndex): DiscourseState {
  let discourse = emptyDiscourse;
  for (const line of (context ?? '').split('\n'))
    if (line.trim() !== '')
      discourse = discourseAfter(annotate(line, index, discourse), index, discourse);
  return discourse;
}

/** Where tokens stand in the sentence's text: characters from its beginning, end exclusive. */
export function spanOf(
  { sentence: { tokens, text } }: Reading,
  from: number,
  to: number,
): readonly [number, number] {
  return [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? text.length];
}

import type { Model } from '../factbase/pack-schema';
import type { Heads } from './judge';
import { decodeHead, encodeHead, type LinearHead } from './linear-head';
import { decodeSequence, encodeSequence } from './sequence-codec';
import { createSequenceReader } from './sequence-head';

/** The heads as a pack's model section. */
export function encodeHeads(heads: Heads): Model {
  return {
    version: 1,
    heads: {
      point: encodeHead(heads.point),
      link: encodeHead(heads.link),
      count: encodeHead(heads.fills.count),
      date: encodeHead(heads.fills.date),
      place: encodeHead(heads.fills.place),
      stance: encodeHead(heads.stance),
      mark: encodeHead(heads.mark),
      ...(heads.sequence === null ? {} : { sequence: encodeSequence(heads.sequence.head) }),
    },
  };
}

/** The heads of a pack's model section. Throws where one is missing or no head: the compiler wrote them. */
export function decodeHeads(model: Model): Heads {
  const head = (name: string): LinearHead => {
    const text = model.heads[name];
    if (text === undefined) throw new Error(`the pack's model lacks the head "${name}"`);
    return decodeHead(text);
  };
  const { sequence } = model.heads;
  return {
    point: head('point'),
    link: head('link'),
    fills: { count: head('count'), date: head('date'), place: head('place') },
    stance: head('stance'),
    mark: head('mark'),
    sequence: sequence === undefined ? null : createSequenceReader(decodeSequence(sequence)),
  };
}

import { frameOf } from '../lib/factbase/frames';
import type { Fact, Pack, Place, Slot, Thing } from '../lib/factbase/pack-schema';

/** A pack made larger, and sentences on the first of the facts that were added. */
export interface GeneratedPack {
  readonly pack: Pack;
  readonly sentences: readonly string[];
}

const consonants = [...'bdfghjklmnprstvz'];
const vowels = [...'aeiou'];

/** An invented word of its own for every number, none the beginning of another. */
function wordOf(number: number): string {
  let rest = number;
  let word = '';
  for (let syllable = 0; syllable < 4; syllable++) {
    word += (consonants[rest % 16] ?? '') + (vowels[Math.floor(rest / 16) % 5] ?? '');
    rest = Math.floor(rest / 80);
  }
  return `${word}q`;
}

const named = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

interface Made {
  readonly slot: Slot;
  readonly value: Fact['value'];
  readonly sentence: string;
  readonly place?: Place;
  readonly thing?: Thing;
}

const kinds = ['statement', 'count', 'statement', 'place', 'statement', 'date', 'thing'] as const;

/** A fact of one of the kinds that packs are made of, in words of its own. */
function factOf(number: number, agent: string): Made {
  const id = `made-${number}`;
  const verb = wordOf(2 * number);
  const noun = wordOf(2 * number + 1);
  const kind = kinds[number % kinds.length] ?? 'statement';
  const slot: Slot = {
    id,
    type: kind,
    label: `${verb} of ${noun}`,
    cues: [verb, `${verb} ${noun}`],
    opposites: [],
    agent: kind === 'statement' ? [agent] : [],
    recipient: [],
    negative: false,
    background: false,
    closed: true,
  };
  switch (kind) {
    case 'count':
      return {
        slot,
        value: { type: 'count', count: 100 + number },
        sentence: `Officials counted ${100 + number} ${verb} in the ${noun}.`,
      };
    case 'date': {
      const day = new Date(Date.UTC(2024, 0, 1 + (number % 360))).toISOString().slice(0, 10);
      return { slot, value: { type: 'date', date: day }, sentence: `They ${verb} on ${day}.` };
    }
    case 'place': {
      const name = named(noun);
      return {
        slot,
        value: { type: 'place', place: id },
        place: { id, name, names: [name], demonyms: [], within: [] },
        sentence: `The ${verb} was found in ${name}.`,
      };
    }
    case 'thing': {
      const name = named(noun);
      return {
        slot: { ...slot, thing: `kind-${number}` },
        value: { type: 'thing', thing: id },
        thing: { id, name, kind: `kind-${number}`, names: [name], within: [] },
        sentence: `It was said to be a ${name} by the ${verb}.`,
      };
    }
    case 'statement':
      return {
        slot: {
          ...slot,
          frames: [frameOf([verb, `${verb} * ${noun}`])],
        },
        value: { type: 'statement' },
        sentence: `He did not ${verb} the ${noun} after the crash.`,
      };
  }
}

/** `base` with as many invented facts more as make it `size` facts large. */
export function packOfSize(base: Pack, size: number): GeneratedPack {
  const agents = base.parties.filter(({ kind }) => kind === 'person');
  const source = base.sources[0]?.id ?? '';
  const made = Array.from({ length: Math.max(0, size - base.facts.length) }, (_, number) =>
    factOf(number, agents[number % agents.length]?.id ?? ''),
  );
  return {
    sentences: made.slice(0, 20).map(({ sentence }) => sentence),
    pack: {
      ...base,
      slots: [...base.slots, ...made.map(({ slot }) => slot)],
      places: [...base.places, ...made.flatMap(({ place }) => place ?? [])],
      things: [...base.things, ...made.flatMap(({ thing }) => thing ?? [])],
      facts: [
        ...base.facts,
        ...made.map(({ slot, value, sentence }) => ({
          id: slot.id,
          slot: slot.id,
          value,
          statement: sentence,
          reports: [
            {
              source,
              statement: sentence,
              locator: '000 ¶1 s1',
              hedged: false,
              stance: 'supports' as const,
              derived: false,
            },
          ],
          contestedBy: [],
        })),
      ],
    },
  };
}

/**
 * A pack whose facts are spread over `count` sources in groups of up to three to a lineage: each fact has
 * six reports, some hedged, and every fifth count is given otherwise by two further sources.
 */
export function reportedBy(pack: Pack, count: number): Pack {
  const ids = Array.from({ length: count }, (_, at) => `source-${at + 1}`);
  const idOf = (at: number): string => ids[at % count] ?? '';
  const sources = ids.map((id, at) => ({
    id,
    name: `The ${named(wordOf(900 + at))} Courier`,
    document: `${id}.html`,
    lineage: idOf(at < 6 ? at - (at % 3) : at),
    published: null,
    shingles: [],
  }));
  const reportFrom = (at: number, statement: string) => ({
    source: idOf(at),
    statement,
    locator: `${at % count} ¶${(at % 9) + 1} s1`,
    hedged: at % 7 === 0,
    stance: 'supports' as const,
    derived: false,
  });
  const facts = pack.facts.flatMap((fact, at): Fact[] => {
    const reports = Array.from({ length: 6 }, (_, step) =>
      reportFrom(at * 5 + step * (1 + (at % 3)), fact.statement),
    );
    const others = [18, 19].map((step) => reportFrom(at * 5 + step, 'Another figure was given.'));
    const base = { ...fact, reports };
    return fact.value.type === 'count' && at % 5 === 0
      ? [
          base,
          {
            ...base,
            id: `${fact.id}-other`,
            value: { type: 'count', count: fact.value.count + 3 },
            reports: others,
          },
        ]
      : [base];
  });
  return { ...pack, sources, facts };
}

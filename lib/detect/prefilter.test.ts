import { describe, expect, it } from 'vitest';
import { knownParts as allParts, readCases } from '../../tests/eval/detection/cases';
import { bundledProfile, inventedProfile } from '../../tests/eval/detection/profiles';
import { coverWords, joinStrings } from './cover';
import { createDetector } from './detect';
import { isNamed, tellsEvent } from './may-match';
import { prefilterFor, sourceFor } from './prefilter';
import type { Profile } from './profile';

const fits = (source: string, text: string): boolean => new RegExp(source, 'i').test(text);

describe('sourceFor', () => {
  const terms = [
    'Brannoy*',
    'Brannøy',
    'Nordsund Line',
    'went down',
    'jet',
    '沉没',
    'ферри*+паром*',
  ];
  const source = sourceFor(terms);

  it.each([
    'brannoys',
    'BRANNØY',
    'the nordsund line',
    'it went down',
    'a jet!',
    '渡轮沉没',
    'паром и ферри',
  ])('fits %s', (text) => expect(fits(source, text)).toBe(true));

  it.each(['projet', 'jets', 'a line', 'down', 'Bra', 'ферма'])('does not fit %s', (text) =>
    expect(fits(source, text)).toBe(false),
  );

  it('does without words that hold what is known', () => {
    expect(fits(sourceFor(['Nordsund*+Line'], ['nordsund']), 'the line')).toBe(true);
    expect(fits(sourceFor(['Nordsund'], ['nordsund']), 'nordsund')).toBe(true);
  });

  it('fits nothing without terms', () => {
    expect(fits(sourceFor([]), 'anything')).toBe(false);
  });
});

describe('coverWords', () => {
  it('has a short piece of every word, and one for words that share it', () => {
    const words = ['azerbaijan', 'azerbaijani', 'azerbaijanis', 'sinking'];
    const pieces = coverWords(words);
    expect(pieces).toHaveLength(2);
    for (const word of words) expect(pieces.some((piece) => word.includes(piece))).toBe(true);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(6);
  });
});

describe('joinStrings', () => {
  it('puts strings that differ in one letter into one alternative', () => {
    const source = joinStrings(['ktau', 'qtau', 'other', 'ktau']);
    expect(source.split('|')).toHaveLength(2);
    for (const text of ['ktau', 'qtau', 'other']) expect(fits(`^(?:${source})$`, text)).toBe(true);
    expect(fits(`^(?:${source})$`, 'otau')).toBe(false);
  });
});

/** Milliseconds for reading all pages on a slow machine. */
const allPagesTimeout = 240_000;

const bundled = prefilterFor([bundledProfile()]);
const sizes: readonly (readonly [string, readonly Profile[]])[] = [
  ['one pack', [bundledProfile()]],
  ['two packs', [bundledProfile(), inventedProfile()]],
];

describe('prefilterFor', () => {
  it.each(sizes)(
    'lets all pages through that would be judged yes: %s',
    (_, profiles) => {
      const { names, events } = prefilterFor(profiles);
      const detector = createDetector(profiles);
      const found = allParts.flatMap(readCases).filter(({ title, text }) => {
        const blocks = text
          .split('\n')
          .map((line, id) => ({ id, role: 'paragraph', text: line }) as const);
        return detector.judge({ title, blocks }).about === 'yes';
      });
      const missed = found.filter(({ title, text }) => {
        const all = `${title}\n${text}`;
        return !(isNamed(names, all) && tellsEvent(events, all));
      });
      expect(found.length).toBeGreaterThan(300);
      // One that has no name in it at all.
      expect(missed.map(({ id }) => id)).toEqual(['f4-en-russianstate']);
    },
    allPagesTimeout,
  );

  it('stops pages about anything else, were they named', () => {
    const { names, events } = bundled;
    const others = allParts
      .flatMap(readCases)
      .filter(({ kind, about }) => about === 'no' && (kind === 'other' || kind === 'near-rail'));
    const passed = others.filter(({ text }) => isNamed(names, text) && tellsEvent(events, text));
    expect(others.length).toBeGreaterThan(20);
    expect(passed.length / others.length).toBeLessThan(0.4);
  });

  it('lists few names one by one, and many as expressions', () => {
    expect(Array.isArray(bundled.names)).toBe(true);
    const many = Array.from(
      { length: 70 },
      (_, at): Profile => ({
        pack: `p${at}`,
        anchors: [`zq${at}x`],
        decisive: [],
        groups: [],
        against: [],
      }),
    );
    const { names } = prefilterFor(many);
    expect(names).toHaveProperty('latin');
    expect(isNamed(names, 'a zq69x b')).toBe(true);
    expect(isNamed(names, 'a zq70y b')).toBe(false);
  });

  it('looks for names in other letters only where there are such letters', () => {
    const names = { latin: 'ktau', other: 'ктау' };
    expect(isNamed(names, 'в Актау')).toBe(true);
    expect(isNamed(names, 'Aktau')).toBe(true);
    expect(isNamed(names, 'a “quoted” text — with dashes…')).toBe(false);
  });

  it.each(['in Oslo', 'the ZQB said', 'Brannoyisk and', 'brannoyisk and', '布兰岛'])(
    'looks for names as they are written: %s',
    (text) => {
      const terms = ['Oslo', 'ZQB', 'brannoyisk*', '布兰岛'];
      const { names } = prefilterFor([
        {
          pack: 'written',
          decisive: [],
          groups: [{ id: 'n', label: 'n', weight: 1, role: 'name', terms }],
          against: [],
        },
      ]);
      expect(isNamed(names, text)).toBe(true);
      expect(isNamed(names, 'the bran in a zoo')).toBe(false);
    },
  );

  it('takes the names of a pack that lists no pieces, and finds nothing without packs', () => {
    const { names, events } = prefilterFor([inventedProfile()]);
    expect(isNamed(names, 'The Nordsund Line is silent.')).toBe(true);
    expect(tellsEvent(events, 'The ferry sank.')).toBe(true);
    expect(isNamed(prefilterFor([]).names, 'anything')).toBe(false);
  });
});

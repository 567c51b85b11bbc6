import { describe, expect, it } from 'vitest';
import { measureKinship, traceLineages } from './lineages';
import { measureShingles } from './shingles';

const source = (id: string, text: string, sameReportAs: readonly string[] = []) => ({
  id,
  sameReportAs,
  shingles: measureShingles(text),
});

const wire =
  'The ferry left the harbour before dawn and struck a reef within sight of the light. ' +
  'Nobody on the bridge had been told that the beacon was dark. The owners have not answered.';
const rewrite =
  'Nobody on the bridge had been told that the beacon was dark when the ship struck a reef ' +
  'within sight of the light, an investigator found after a long inquiry that cost a fortune.';
const independent =
  'An inquiry found that a lamp on the rocks had failed a week earlier. Its keeper had reported it twice. ' +
  'The ship went down in minutes, in sight of the light, with its whole cargo of timber and coal.';

describe('lineages', () => {
  it('join rewrites of one report under the first of them, and leave others alone', () => {
    const lineages = traceLineages([
      source('a', wire),
      source('b', independent),
      source('c', rewrite),
    ]);
    expect([...lineages]).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'a'],
    ]);
  });

  it('do not join by a quotation that both heard', () => {
    const quote =
      ' “We shall not rest until the whole truth of this night is on the table of the house”, she said.';
    const lineages = traceLineages([source('a', `Rain.${quote}`), source('b', `Snow.${quote}`)]);
    expect(new Set(lineages.values()).size).toBe(2);
  });

  it('join texts of a line where they are nearly the same', () => {
    const line = 'Nine people are missing off the island.';
    expect(traceLineages([source('a', line), source('b', line)]).get('b')).toBe('a');
  });

  it('join what is declared to rest on one report, through others too', () => {
    const lineages = traceLineages([
      source('a', 'one'),
      source('b', 'two', ['c']),
      source('c', 'three', ['a']),
    ]);
    expect([...lineages.values()]).toEqual(['a', 'a', 'a']);
  });

  it('come with the figures they rest on', () => {
    const [first] = measureKinship([source('a', wire), source('c', rewrite)]);
    expect(first).toMatchObject({ a: 'a', b: 'c', related: true });
    expect(first?.runs).toBeGreaterThanOrEqual(10);
  });
});

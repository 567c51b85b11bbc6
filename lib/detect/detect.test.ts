import { describe, expect, it } from 'vitest';
import { bundledProfile, inventedProfile } from '../../tests/eval/detection/profiles';
import type { Block } from '../extract/article';
import { createDetector, type Detectable } from './detect';

const detector = createDetector([inventedProfile()]);

/** An article: a line that begins with "# " is a heading. */
function article(title: string, ...texts: readonly string[]): Detectable {
  const blocks = texts.map((text, id): Block => {
    const isHeading = text.startsWith('# ');
    return { id, role: isHeading ? 'heading' : 'paragraph', text: text.replace(/^# /, '') };
  });
  return { title, blocks };
}

const sinking =
  'A ferry of the Nordsund Line sank off Brannoy in the night. The coast guard speaks of nine missing.';
const weather =
  'It will be dry in the south and wet in the north, where the wind may reach storm force along the coast.';
const harvest =
  'Growers of apples expect the best year since the frost, if the wasps leave them any before the fair.';

describe('createDetector', () => {
  it.each<readonly [string, Detectable]>([
    ['the event’s name in the title', article('The Halden Star: what we know', sinking)],
    ['title and opening', article('Ferry sinks off Brannoy', sinking)],
    [
      'a title that says what happened beside a word of other topics',
      article('Timetable blamed for ferry disaster', sinking),
    ],
    ['the opening under a title that says little', article('Grief', sinking, sinking)],
    [
      'most of the text, where neither does',
      article(
        'A long night',
        'He had gone to bed early and slept until the radio woke him, as on any other day of that month, and then sat up.',
        'The ferry had sunk before anybody on Brannoy knew of it.',
        'The vessel, he says, was never late.',
        'Nordsund has not written to him about the ferry disaster.',
      ),
    ],
  ])('judges yes by %s', (_, page) => {
    expect(detector.judge(page)).toMatchObject({ pack: 'halden-star', about: 'yes' });
  });

  it.each<readonly [string, Detectable]>([
    [
      'one passage among others',
      article(
        'Weather',
        weather,
        harvest,
        weather,
        'Off Brannoy, where the ferry of the Nordsund Line sank, buoys will be laid.',
        harvest,
      ),
    ],
    [
      'the event’s name under the title of another event',
      article('The Vesper went down here too', weather, harvest, 'Then came the Halden Star.'),
    ],
    [
      'one story in a list',
      article(
        'Today',
        '# Ferry sank off Brannoy',
        'The Nordsund Line is silent.',
        '# Apples',
        'A good year.',
        '# Wind',
        'Rising.',
        '# Chess',
        'A draw.',
      ),
    ],
  ])('judges mention by %s', (_, page) => {
    expect(detector.judge(page).about).toBe('mention');
  });

  it.each<readonly [string, Detectable]>([
    [
      'names alone',
      article('Brannoy and Nordsund', 'The Nordsund Line has a new office.', weather),
    ],
    ['what happened alone', article('A ferry sank', 'The vessel went down with nine people.')],
    [
      'another event of the same kind',
      article('The Vesper sinks', 'The ferry Vesper sank off the coast of Norlund.', weather),
    ],
    [
      'a title about another topic',
      article('Timetable for Brannoy', 'The ferry sank in our esteem, but Nordsund says sorry.'),
    ],
    [
      'a page from before the event',
      { ...article('Ferry sinks', sinking), published: '2021-05-01' },
    ],
    ['years before the event', article('Ferry sank off Norlund', 'It went down in 1987.')],
    ['parts of words', article('Brannoyish', 'Unsunk ferrying went downwards at Nordsundet.')],
    ['nothing', article('')],
  ])('judges no by %s', (_, page) => {
    expect(detector.judge(page)).toMatchObject({ about: 'no', why: [] });
  });

  it('leaves a day for the world’s clocks', () => {
    const page = article('Ferry sinks off Brannoy', sinking);
    expect(detector.judge({ ...page, published: '2023-03-13' }).about).toBe('yes');
    expect(detector.judge({ ...page, published: '2023-03-12' }).about).toBe('no');
  });

  it('reads the description as part of the opening', () => {
    const page = article('Grief', weather, harvest);
    expect(detector.judge(page).about).toBe('no');
    expect(detector.judge({ ...page, title: 'Ferry grief', description: sinking }).about).toBe(
      'yes',
    );
  });

  it('says why in the page’s own words', () => {
    expect(detector.judge(article('FERRY sinks off BRANNØY', sinking)).why).toEqual([
      'BRANNØY and FERRY in the headline',
      'Nordsund, sank and nine missing in the text',
    ]);
    const { why } = detector.judge(
      article('Weather', weather, harvest, weather, 'Off Brannoy the ferry sank.', harvest),
    );
    expect(why).toEqual(['named in passing: Brannoy, sank and ferry']);
  });

  it('gives a page that is surely about the event more relevance than one that names it', () => {
    const yes = detector.judge(article('Halden Star sinks off Brannoy', sinking)).relevance;
    const mention = detector.judge(
      article('Weather', weather, harvest, weather, 'Off Brannoy the ferry sank.', harvest),
    ).relevance;
    const no = detector.judge(article('Weather', weather)).relevance;
    expect(yes).toBeGreaterThan(0.8);
    expect(yes).toBeLessThanOrEqual(1);
    expect(mention).toBeLessThanOrEqual(0.5);
    expect(mention).toBeGreaterThan(no);
    expect(no).toBe(0);
  });

  it('tells the events of several packs apart', () => {
    const both = createDetector([bundledProfile(), inventedProfile()]);
    expect(both.judge(article('Ferry sinks off Brannoy', sinking)).pack).toBe('halden-star');
    const crash = article(
      'Azerbaijan Airlines plane crashes near Aktau',
      'Flight J2-8243 crashed.',
    );
    expect(both.judge(crash)).toMatchObject({ pack: bundledProfile().pack, about: 'yes' });
  });

  it('judges by weight alone where a pack gives its groups no roles', () => {
    const plain = createDetector([
      {
        pack: 'plain',
        decisive: [],
        groups: [
          { id: 'a', label: 'a', weight: 0.6, role: 'detail', terms: ['cedar'] },
          { id: 'b', label: 'b', weight: 0.6, role: 'detail', terms: ['bonfire'] },
        ],
        against: [],
      },
    ]);
    expect(plain.judge(article('Cedar on the bonfire', 'A cedar burned.')).about).toBe('yes');
    expect(plain.judge(article('Cedar', 'A cedar stood here.')).about).toBe('no');
  });
});

import { describe, expect, it } from 'vitest';
import { compareCounts } from './counts';
import { airlinerIndex, valuesIn } from './values.fixture';

const index = airlinerIndex();
const about = (slot: string, text: string): readonly string[] =>
  valuesIn(compareCounts, index, text).filter((line) => line.startsWith(`${slot} `));

describe('the number a sentence gives', () => {
  it.each([
    ['deaths', 'The crash near Hollin killed 21 people.', 'supports'],
    ['deaths', 'Twenty-one people died near Hollin.', 'supports'],
    ['deaths', 'The death toll has risen to 21.', 'supports'],
    ['deaths', 'The crash cost 21 lives.', 'supports'],
    ['deaths', 'At least 20 people were killed.', 'supports'],
    ['deaths', 'Nearly 22 people died.', 'supports'],
    ['deaths', 'More than two in five of those on board died.', 'supports'],
    ['deaths', 'All but 29 of the 50 people on board were killed.', 'supports'],
    ['deaths', 'The toll never rose above 21.', 'supports'],
    ['deaths', 'Not 25 but 21 people died.', 'supports'],
    ['deaths', '21 people out of the 50 on board were killed.', null],
    ['deaths', 'Twenty-one people out of 50 passengers died in the crash.', null],
    ['deaths', 'The crash near Hollin on March 14 killed 21 people.', 'supports'],
    ['deaths', 'Of the four crew of the jet, three died near Hollin.', null],
    ['deaths', 'Two pilots and one steward, all three dead, lay near Hollin.', null],
    ['survivors', 'Twelve survivors of the crash gave evidence in Hollin.', null],
    ['survivors', 'Forty survivors of the crash gave evidence in Hollin.', 'contradicts'],
    ['deaths', 'The crash near Hollin killed 25 people.', 'contradicts'],
    ['deaths', 'Fatalities: 25', 'contradicts'],
    ['deaths', 'More than 30 people died near Hollin.', 'contradicts'],
    ['deaths', 'The death toll in the crash rose to 24 overnight.', 'contradicts'],
    ['deaths', 'Two thirds of those on board were killed.', 'contradicts'],
    ['deaths', 'Everyone on board died.', 'contradicts'],
    ['deaths', 'It is not true that 21 people died.', 'contradicts'],
    ['onboard', 'Of the 50 people on board, 21 died.', 'supports'],
    ['onboard', 'The jet was carrying 50 people.', 'supports'],
    ['onboard', 'There were 47 people on the plane.', 'contradicts'],
    ['survivors', 'There were 29 survivors.', 'supports'],
    ['survivors', 'Fewer than 60 per cent of the 50 people survived.', 'supports'],
    ['survivors', 'Nobody survived the crash near Hollin.', 'contradicts'],
    ['survivors', 'Only six people survived.', 'contradicts'],
    ['survivors', 'Most of the 50 people on board did not survive.', null],
    ['crew-saved', 'The pilots died saving 29 people.', 'supports'],
    ['deaths', 'Of the 50 who had boarded, all but 29 lost their lives.', 'supports'],
    ['deaths', 'Of the 50 who had boarded, all but nineteen lost their lives.', 'contradicts'],
    ['deaths', 'Forty-two per cent died, fifty-eight survived.', 'supports'],
    ['survivors', 'Forty-two per cent died, fifty-eight survived.', 'supports'],
    ['survivors', 'Fifty-eight per cent died, forty-two survived.', 'contradicts'],
    ['deaths', 'Some one score died near Hollin.', null],
    ['deaths', 'Hardly twenty died near Hollin.', 'supports'],
    ['survivors', 'A good two dozen survived the crash near Hollin.', 'supports'],
    ['deaths', 'A dozen people, all told, were killed near Hollin.', 'contradicts'],
    ['deaths', 'The toll passed thirty in the night.', 'contradicts'],
    [
      'onboard',
      'Early reports had 72 people in the plane; the number on board was 50.',
      'supports',
    ],
    [
      'onboard',
      'Early reports had 50 people in the plane; the number on board was 72.',
      'contradicts',
    ],
    ['onboard', 'Sixty people were on board, the ministry tells us.', 'contradicts'],
    ['deaths', 'It did not kill everybody on board.', 'supports'],
    ['crew-saved', 'The pilots died saving 12 people.', 'contradicts'],
    ['onboard', 'There were 29 passengers.', 'contradicts'],
    ['onboard', 'There were 29 passengers in the tail.', null],
    ['onboard', 'There were 68 passengers and four crew members on board.', 'contradicts'],
    ['deaths', 'Six Sudrians were among the dead, and 42 people died in all.', 'contradicts'],
    ['survivors', 'The two pilots and 34 passengers survived.', 'contradicts'],
    ['deaths', 'A total of 43 passengers and crew lost their lives.', 'contradicts'],
    ['onboard', '50 people were not on board.', null],
    ['onboard', 'The plane was not carrying 50 people.', null],
  ])('%s: %s', (slot, text, stance) => {
    expect(about(slot, text)).toEqual(stance === null ? [] : [`${slot} ${stance}`]);
  });
});

describe('numbers of something else are left alone', () => {
  it.each([
    'Sixteen Sudrians died.',
    'Nine of the survivors were flown home.',
    'Three people who died had boarded late.',
    'Most of the dead were under thirty.',
    'The plane had 45 passengers and five crew aboard.',
    'The jet fell from 900 metres.',
    'ZZ900 was lost in 1998 with 112 people aboard, all of whom died.',
    'With better coordination 21 people would be alive.',
    'Did 40 people die?',
    'It is not true that 40 people died.',
    'For every three people who lived, two died.',
    'Elin Aas, 40, survived.',
    'Sixty-two people died there.',
    'Only five survived that one.',
    'The youngest victim was four, the ministry said.',
    'Twelve of them walked away without help and were rescued.',
    'The ministry at first gave the number of survivors as six, then as fourteen.',
    'Officials first spoke of six survivors; the number in the end was 29.',
    'Not one of the flight attendants survived.',
    'A breach with Norlund over 38 dead would be a luxury.',
    'Among the crew, three survived, while two lost their lives.',
    'The crew consisted of 5 members: 2 died, and 3 survived.',
    'All 3 passengers from Sudria survived.',
    'On the jet were three from Sudria who survived and 16 Ostlanders (seven died).',
    'Among the dead, 13 of the 17 Norlunder citizens on board died, and 4 survived.',
    'Among the passengers, 17 were Norlunder nationals, with 13 fatalities.',
    'There were 46 passengers and four crew members on board.',
    'There were 46 passengers on board.',
    'The bodies of four people who died were flown to Elmport.',
    'The toll of the heatwave passed fifty in the night.',
    '"I said the prayer for the dying," said the mother of four.',
    'The first bulletin had spoken of six survivors; the count was corrected that afternoon.',
    'A plane with seventy on board has landed safely in Elmport.',
    'Fifty people died in the floods.',
    'The epidemic has claimed thirty lives.',
    'The Oddland disaster cost 35 lives, the one near Hollin 21.',
  ])('%s', (text) => {
    expect(
      valuesIn(compareCounts, index, text).filter((line) => line.endsWith('contradicts')),
    ).toEqual([]);
  });

  it('takes "of them" for the part that the sentence before spoke of', () => {
    const text = 'Nine of them survived.';
    const before = 'There were 16 Sudrians among the passengers.';
    expect(valuesIn(compareCounts, index, text, null, before)).toEqual([]);
    expect(valuesIn(compareCounts, index, text)).toEqual(['survivors contradicts']);
  });
});

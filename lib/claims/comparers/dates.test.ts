import { describe, expect, it } from 'vitest';
import { annotate, discourseAfter } from '../annotate';
import { readSentence } from '../reading';
import { compareDates } from './dates';
import { airlinerIndex, valuesIn } from './values.fixture';

const index = airlinerIndex();

describe('which day', () => {
  it.each([
    ['date', 'The jet crashed near Hollin on 14 March.', 'supports'],
    ['date', 'The crash of 14 March 2023 is still unexplained.', 'supports'],
    ['date', 'On 14 March, a Norlund Air jet crashed near Hollin.', 'supports'],
    ['date', 'The jet crashed near Hollin on 15 March.', 'contradicts'],
    ['date', 'It was on 15 March that the jet crashed near Hollin.', 'contradicts'],
    ['date', 'The jet crashed near Hollin on 14 March 2022.', 'contradicts'],
    ['date', 'The jet crashed near Hollin not on 15 but on 14 March.', 'supports'],
    ['date', 'The crash near Hollin on March 14 killed 21 people.', 'supports'],
    ['date', 'The crash near Hollin on March 15 killed 21 people.', 'contradicts'],
    ['date', 'Parliament discussed the crash on 20 March.', null],
    ['date', 'Norlund kept 16 March as a day of mourning for the crash.', null],
    ['apology', 'Moretti apologised on 17 March.', 'supports'],
    ['apology', 'Moretti apologised on 19 March.', 'contradicts'],
    ['apology', 'Three days after the crash Moretti apologised.', 'supports'],
    ['apology', 'Moretti apologised a week after the crash.', 'contradicts'],
    ['apology', 'Halvorsen apologised on 19 March.', null],
    ['speech', 'Halvorsen met bereaved families on Monday.', 'supports'],
    ['speech', 'Halvorsen met bereaved families on a Friday.', 'contradicts'],
    ['speech', 'Halvorsen said on Friday that he was tired.', null],
    ['speech', 'Halvorsen met bereaved families on 20 March.', null],
    ['speech', 'Halvorsen met bereaved families on 21 March.', 'contradicts'],
    ['speech', 'Halvorsen met bereaved families on the second Friday of April.', 'contradicts'],
    ['date', 'The jet crashed near Hollin last week.', 'supports'],
    ['date', 'The jet crashed near Hollin earlier this week.', 'contradicts'],
    ['date', 'The jet crashed near Hollin last month.', 'contradicts'],
    ['date', 'The jet crashed near Hollin a week ago.', 'supports'],
    ['date', 'The jet crashed near Hollin two weeks ago.', 'contradicts'],
    ['date', 'The day before yesterday the jet crashed near Hollin.', 'contradicts'],
    ['date', 'It is six days to the day since the jet crashed near Hollin.', 'supports'],
    ['date', 'The jet crashed near Hollin in mid-March.', 'supports'],
    ['date', 'The jet crashed near Hollin in early March.', 'contradicts'],
    ['date', 'The jet crashed near Hollin at the end of March.', 'contradicts'],
    ['date', 'The jet crashed near Hollin on the second Tuesday of March.', 'supports'],
    ['date', 'The jet crashed near Hollin on the first Tuesday of March.', 'contradicts'],
    ['date', 'The jet crashed near Hollin on the last day of the year.', 'contradicts'],
    ['date', 'The jet crashed near Hollin on the Saturday after Christmas.', 'contradicts'],
    ['date', 'The crash was on the Thursday, the mourning on the Friday.', 'contradicts'],
    ['date', 'The crash was on the Tuesday, the mourning on the Wednesday.', 'supports'],
    ['date', 'Parliament discussed the crash on Thursday.', null],
    ['date', 'The jet crashed near Hollin on the 12th.', 'contradicts'],
    ['date', 'ELMPORT, March 14 - The jet crashed near Hollin yesterday.', 'contradicts'],
    ['date', 'On 14 March 2011 a liner fell near Hollin; years later the jet was lost.', null],
    ['date', 'The jet did not crash on Tuesday or Thursday.', null],
    ['apology', 'Days after the crash, which happened on 11 March, Moretti apologised.', null],
    [
      'date',
      'Days after the crash, which happened on 11 March, Moretti apologised.',
      'contradicts',
    ],
    ['apology', 'Moretti apologised in the days after the crash.', null],
    ['apology', 'On the 14th the jet, on the 17th the apology.', null],
    ['apology', 'By the evening of the 16th an apology was still a day away.', null],
    ['apology', 'It was not until 19 March that Moretti apologised.', 'contradicts'],
    ['apology', 'Moretti apologised last Friday.', 'supports'],
    ['apology', 'On the Friday after the crash Moretti apologised.', 'supports'],
    ['apology', 'On Saturday Moretti apologised.', 'contradicts'],
    ['apology', 'Yesterday Moretti apologised.', 'contradicts'],
    ['apology', 'The apology, made on the first Monday of March, came late.', 'contradicts'],
    [
      'apology',
      'On the 14th of March the jet crashed; a day later Moretti apologised.',
      'contradicts',
    ],
  ])('%s: %s', (slot, text, stance) => {
    const lines = valuesIn(compareDates, index, text).filter((line) => line.startsWith(`${slot} `));
    expect(lines).toEqual(stance === null ? [] : [`${slot} ${stance}`]);
  });
});

describe('a day told of what the sentence before says', () => {
  it.each([
    ['The jet crashed near Hollin.', 'It happened on 14 March.', 'date supports'],
    ['The jet crashed near Hollin.', 'That was on 12 March.', 'date contradicts'],
    ['The jet crashed near Hollin on 14 March.', 'That happened three days later.', null],
    ['Moretti apologised.', 'He did so on 19 March.', 'apology contradicts'],
    [
      'The jet crashed near Hollin on 14 March.',
      'Moretti apologised three days later.',
      'apology supports',
    ],
    [
      'The jet crashed near Hollin on 14 March.',
      'Moretti apologised the next day.',
      'apology contradicts',
    ],
    ['The jet crashed near Hollin.', 'It was an anniversary on 19 March.', null],
    ['The jet did not crash near Hollin.', 'It happened on 12 March.', null],
    ['Elmport, Saturday 18 March 2023', 'Yesterday Moretti apologised.', 'apology supports'],
    ['Elmport, Sunday 19 March 2023', 'Yesterday Moretti apologised.', 'apology contradicts'],
  ])('%s %s', (before, text, found) => {
    const discourse = discourseAfter(annotate(before, index), index);
    const { sentence, published } = readSentence(text, index, discourse);
    const lines = compareDates({ sentence, index, discourse, published }).map(
      ({ slot, stance }) => `${slot} ${stance}`,
    );
    expect(lines).toEqual(found === null ? [] : [found]);
  });
});

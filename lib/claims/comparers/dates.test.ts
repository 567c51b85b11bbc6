import { describe, expect, it } from 'vitest';
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
  ])('%s: %s', (slot, text, stance) => {
    const lines = valuesIn(compareDates, index, text).filter((line) => line.startsWith(`${slot} `));
    expect(lines).toEqual(stance === null ? [] : [`${slot} ${stance}`]);
  });
});

import { describe, expect, it } from 'vitest';
import { compareThings } from './things';
import { airlinerIndex, valuesIn } from './values.fixture';

const index = airlinerIndex();

describe('which flight, whose, of what type, in which tongue', () => {
  it.each([
    ['flight', 'Flight QX-4417 crashed near Hollin.', 'supports'],
    ['flight', 'Flight QX-4471 crashed near Hollin.', 'contradicts'],
    ['flight', 'QX-447 of Norlund Air never arrived at Tarnby; it crashed.', 'contradicts'],
    ['flight', 'It was flight Norlund Air 217.', 'contradicts'],
    ['flight', 'It was Norlund Air flight 4417.', 'supports'],
    ['flight', 'The flight before it, QX-4415, was late.', null],
    ['flight', 'The crash recalls that of ZZ900.', null],
    ['operator', 'The Norlund Air jet crashed.', 'supports'],
    ['operator', 'A Solair jet crashed near Hollin.', 'contradicts'],
    ['operator', 'The jet that fell near Hollin was operated by Solair.', 'contradicts'],
    ['operator', 'The jet did not belong to Norlund Air.', null],
    ['operator', 'It was not a flight of Norlund Air.', null],
    ['operator', 'The plane was not a Norlund Air jet.', 'contradicts'],
    ['operator', 'Solair has suspended its flights to Tarnby.', null],
    ['aircraft', 'The Corvid 20 crashed near Hollin.', 'supports'],
    ['aircraft', 'A Heron 7 crashed near Hollin.', 'contradicts'],
    ['aircraft', 'The jet that fell near Hollin was a Heron 7.', 'contradicts'],
    ['aircraft', 'It was not a Heron 7 that fell near Hollin.', null],
    ['aircraft', 'A Heron 7 crashed near Hollin in 1998.', null],
    ['aircraft', 'A Corvid 20, not one of the Heron 7s, crashed near Hollin.', 'supports'],
    ['tongue', 'Halvorsen spoke in Sudrian.', 'supports'],
    ['tongue', 'Halvorsen spoke in Norlundic.', 'contradicts'],
    ['tongue', 'Halvorsen spoke not in Norlundic but in Sudrian.', 'supports'],
    ['tongue', 'Moretti spoke in Norlundic.', null],
    ['tongue', 'Halvorsen spoke of Sudrian guns.', null],
  ])('%s: %s', (slot, text, stance) => {
    const lines = valuesIn(compareThings, index, text).filter((line) =>
      line.startsWith(`${slot} `),
    );
    expect(lines).toEqual(stance === null ? [] : [`${slot} ${stance}`]);
  });
});

it.each([
  ['It was a Heron 7.', 'A jet came down at Oakmoor in 2009.', []],
  ['It was a Heron 7.', 'The jet crashed near Hollin.', ['aircraft contradicts']],
])('%s after: %s', (text, context, expected) => {
  expect(valuesIn(compareThings, index, text, null, context)).toEqual(expected);
});

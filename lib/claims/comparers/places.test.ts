import { describe, expect, it } from 'vitest';
import { comparePlaces } from './places';
import { compareRoutes } from './routes';
import { airlinerIndex, valuesIn } from './values.fixture';

const index = airlinerIndex();

describe('where things happened', () => {
  it.each([
    ['The jet crashed near Hollin.', ['crash-place supports']],
    ['The jet crashed on Tuesday in Estmark.', ['crash-place supports']],
    ['The jet crashed near Veldheim.', ['crash-place contradicts']],
    ['The jet crashed three kilometres from Veldheim.', ['crash-place contradicts']],
    ['The jet crashed minutes from Hollin.', ['crash-place supports']],
    ['The jet crashed about 3 km from Veldheim.', ['crash-place contradicts']],
    ['It was not in Estmark but in Norlund that the jet crashed.', ['crash-place contradicts']],
    ['The jet crashed into the Grey Sea.', ['crash-place contradicts']],
    ['The jet crashed on the Grey Sea coast.', []],
    ['The jet crashed on its way to Tarnby.', []],
    ['Moretti spoke of the crash in Porto Sol.', []],
    ['It was diverted to Estmark.', ['diverted supports']],
    ['It was diverted to Ostland.', ['diverted contradicts']],
    ['It was never diverted.', ['diverted contradicts']],
    ['Two other flights were diverted to Ostland.', []],
    ['The news of the jet went down well in Veldheim.', []],
    ['The crew asked to divert to Ostland and was refused.', []],
    ['The pilots tried an emergency landing at Hollin.', ['landing supports']],
    ['The pilots tried an emergency landing at Veldheim.', ['landing contradicts']],
    ['An emergency landing in Sudria was requested and denied.', []],
    ['The pilots were given the option of an emergency landing at Veldheim.', []],
    ['The jet was supposed to be diverted to Ostland.', []],
    ['It was initially diverted to Ostland, and later sent to Estmark.', []],
    ['The aircraft was built in Ostland.', ['made-in supports']],
    ['The aircraft had been built in Sudria.', ['made-in contradicts']],
    ['The promise was made in Sudria.', []],
    ['Tarnby, the capital of Fennia, was closed.', ['tarnby-fennia supports']],
    ['Tarnby, the capital of Estmark, was closed.', ['tarnby-fennia contradicts']],
    ['Most of the dead were Norlunders.', ['most supports']],
    ['Most of the dead were Sudrians.', ['most contradicts']],
    ['All of the dead were Sudrians.', ['nations contradicts']],
    ['The dead were Norlunders, Sudrians and Estmarkers.', ['nations supports']],
    ['The dead were Norlunders, Sudrians and Ostlanders.', ['nations contradicts']],
    ['The dead were Norlunders, not Sudrians, Estmarkers or Ostlanders.', []],
    ['Flights to Ostland were diverted to Sudria.', []],
    ['Norlunders, Estmarkers among victims of Porto Sol market fire', []],
  ])('%s', (text, expected) => {
    expect(valuesIn(comparePlaces, index, text)).toEqual(expected);
  });
});

describe('from where to where', () => {
  it.each([
    ['The jet was flying from Elmport to Tarnby.', ['route supports']],
    ['The Elmport–Tarnby flight crashed.', ['route supports']],
    ['The jet had left Elmport for Tarnby.', ['route supports']],
    ['The jet was flying from Tarnby to Elmport.', ['route contradicts']],
    ['The Tarnby–Elmport flight crashed near Hollin.', ['route contradicts']],
    ['The jet was bound for Porto Sol.', ['route contradicts']],
    ['The jet had taken off from Birkholm.', ['route contradicts']],
    ['The jet was diverted from Tarnby to Estmark.', []],
    ['Moretti flew from Porto Sol to Elmport.', []],
    ['The flight to Porto Sol left on time.', []],
    ['It was bound for Porto Sol.', ['route contradicts']],
    [
      'Norlund Air flight QX-4417 took off from Elmport and was on its way to Porto Sol.',
      ['route contradicts'],
    ],
    ['QX-4417 was on its way to Porto Sol.', ['route contradicts']],
    ['Norlund Air flight ZZ900 was on its way to Porto Sol.', []],
    ['Flights from Elmport to Porto Sol were suspended.', []],
    ['Norlund–Sudria ties have cooled since the crash.', []],
  ])('%s', (text, expected) => {
    expect(valuesIn(compareRoutes, index, text)).toEqual(expected);
  });
});

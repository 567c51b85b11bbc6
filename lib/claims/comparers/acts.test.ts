import { describe, expect, it } from 'vitest';
import { compareActs } from './acts';
import { ferryIndex, findingsIn } from './statements.fixture';

const index = ferryIndex();
const about = (slot: string, text: string): readonly string[] =>
  findingsIn(compareActs, index, text).filter((finding) => finding.startsWith(`${slot} `));

describe('affirmed and denied', () => {
  it.each([
    ['Moretti apologised to Halvorsen.', 'supports value'],
    ['Moretti offered Halvorsen an apology.', 'supports value'],
    ['Moretti, who had kept silent for days, apologised to Norlund.', 'supports value'],
    ['Moretti did not fail to apologise.', 'supports value'],
    ['Nobody denies that Moretti apologised.', 'supports value'],
    ['Moretti does not hide that he apologised.', 'supports value'],
    ['There is little doubt that Moretti apologised.', 'supports value'],
    ['The paper said without circumlocution that Moretti had apologised.', 'supports value'],
    ["Estland rejected Moretti's apology.", 'supports value'],
    ['Halvorsen received an apology from her Sudrian counterpart.', 'supports value'],
    ['Moretti did not apologise to Halvorsen.', 'contradicts negation'],
    ['Moretti has refused to apologise.', 'contradicts negation'],
    ['Moretti has yet to apologise to Norlund.', 'contradicts negation'],
    ['Moretti offered Norlund no apology.', 'contradicts negation'],
    ['Moretti stopped short of an apology.', 'contradicts negation'],
    ['Moretti has not said sorry to Halvorsen.', 'contradicts negation'],
    ['Moretti decided against an apology.', 'contradicts negation'],
    ['Moretti called off his apology to Norlund.', 'contradicts negation'],
    ['Moretti does not often apologise.', 'supports value'],
    ["The apology was Moretti's.", 'supports value'],
    ["Moretti's apology did not include a word on the crew.", 'supports value'],
    ['The apology came from Sudria.', 'supports value'],
    ['Moretti is the one who apologised.', 'supports value'],
  ])('%s', (text, expected) => {
    expect(about('apology', text)).toEqual([`apology ${expected}`]);
  });
});

describe('what asserts nothing is left alone', () => {
  it.each([
    'Will Moretti apologise?',
    'If Moretti apologised, nobody heard it.',
    'Halvorsen wants Moretti to apologise.',
    'Nobody knows whether Moretti apologised.',
    'Estland apologised to Norlund.',
    'Moretti does not know what he should apologise for.',
    'A Norlundish commentator apologised to Moretti.',
    'A former Norlundish minister apologised to Moretti.',
    'Halvorsen said that no apology could make it good.',
    'The one was Moretti, and the other, who apologised, was Halvorsen.',
    'It was not Halvorsen who apologised but Moretti.',
    'Halvorsen apologised to Norlund.',
    'A Norlundish minister apologised to the families for the delay.',
    'Among his words was one in which they apologised to Moretti.',
    'His counterpart in Norlund apologised to the crew.',
    'Halvorsen apologised to Estland.',
    'Imagine that Halvorsen had apologised to Moretti.',
    'In 2009 Norlund apologised to Sudria.',
  ])('%s', (text) => {
    expect(about('apology', text)).toEqual([]);
  });
});

describe('roles turned round', () => {
  it.each([
    ['apology', 'Halvorsen apologised to Moretti.', 'contradicts role'],
    [
      'apology',
      "The apology that Norlund's government made to Moretti was short.",
      'contradicts role',
    ],
    ['apology', 'The apology came from Halvorsen.', 'contradicts role'],
    ['apology', 'Halvorsen is the one who apologised.', 'contradicts role'],
    ['apology', 'The one who apologised was Halvorsen.', 'contradicts role'],
    ['apology', 'Moretti, to whom Halvorsen apologised, spoke last.', 'contradicts role'],
    ['apology', "Halvorsen's apology to him was short.", 'contradicts role'],
    ['rammed', 'A Sudrian patrol boat rammed the ferry.', 'supports value'],
    ['rammed', 'A Norlundish patrol boat rammed the ferry.', 'contradicts role'],
    [
      'rammed',
      'A ferry which never reached Estland may have been rammed by a Sudrian patrol boat.',
      'supports value',
    ],
    ['rammed', 'The ferry was rammed by an Estlandish patrol boat.', 'contradicts role'],
    ['blame', 'Halvorsen blames Sudria.', 'supports value'],
    ['blame', 'Halvorsen blames Estland, not Sudria.', 'contradicts role'],
    ['blame', 'Sudria accuses Norlund of carelessness.', 'contradicts role'],
    ['blame', 'Halvorsen said that the blame lay with Estland.', 'contradicts role'],
    ['blame', 'Halvorsen blamed the loss on Estland.', 'contradicts role'],
    ['blame', 'Halvorsen said that Estland was to blame.', 'contradicts role'],
    ['blame', 'Halvorsen said that Sudria was to blame.', 'supports value'],
    ['blame', 'Halvorsen said that Sudria was not to blame.', 'contradicts negation'],
    ['blame', 'Sudria is the one who blames Norlund.', 'contradicts role'],
    ['wretched', 'The words "wretched excuses" came from Moretti.', 'contradicts speaker'],
    ['wretched', 'The words "wretched excuses" are Moretti\'s.', 'contradicts speaker'],
    ['wretched', '"Wretched": Moretti on the excuses', 'contradicts speaker'],
    ['wretched', '"Wretched excuses" is what Moretti called them.', 'contradicts speaker'],
    ['wretched', 'The wretched excuses had come from Moretti, Halvorsen said.', 'supports value'],
    ['wretched', 'Moretti called such excuses "wretched".', 'contradicts speaker'],
  ])('%s: %s', (slot, text, expected) => {
    expect(about(slot, text)).toEqual([`${slot} ${expected}`]);
  });
});

describe('propositions that are denials themselves', () => {
  it.each([
    ['Moretti admitted the guilt of his country.', 'contradicts opposite'],
    ['Moretti did not admit any guilt.', 'supports value'],
    ['Moretti stopped short of admitting guilt.', 'supports value'],
  ])('%s', (text, expected) => {
    expect(about('no-admission', text)).toEqual([`no-admission ${expected}`]);
  });
});

describe('what is asked for', () => {
  it.each([
    ['Halvorsen demands that the crew be punished.', 'supports value'],
    ['Punishment is what Halvorsen is asking for.', 'supports value'],
    ['Halvorsen asked that nobody be punished.', 'contradicts negation'],
    ['Halvorsen has waived any punishment.', 'contradicts negation'],
    ['Halvorsen asked for an amnesty.', 'contradicts opposite'],
    ['Moretti demanded that Norlund punish the crew.', 'contradicts role'],
  ])('%s', (text, expected) => {
    expect(about('demands-trial', text)).toEqual([`demands-trial ${expected}`]);
  });
});

describe('what another event is told of', () => {
  it.each([
    ['Halvorsen apologised at once.', 'In 2009 a Norlundish gunner killed three fishermen.'],
    ['He has never apologised.', 'The trawler sank in 2011.\nMoretti knows the file.'],
    ['The president apologised.', 'An earthquake shook the capital.'],
  ])('%s', (text, context) => {
    expect(findingsIn(compareActs, index, text, context)).toEqual([]);
  });

  it('comes back with a day of this event', () => {
    const context = 'In 2009 a Norlundish gunner killed three fishermen.';
    const text = 'For what happened on 14 March Halvorsen apologised to Moretti.';
    expect(findingsIn(compareActs, index, text, context)).toEqual(['apology contradicts role']);
  });
});

it.each(['Halvorsen blamed herself.', 'Halvorsen blamed himself for it.'])(
  'leaves blame of oneself alone: %s',
  (text) => {
    expect(about('blame', text)).toEqual([]);
  },
);

it.each([
  'Halvorsen laid the blame on her own engineers.',
  'Halvorsen blames the weather.',
  'Halvorsen says the weather is to blame.',
])('finds no blame of those who are documented: %s', (text) => {
  expect(about('blame', text)).toEqual([]);
});

it.each([
  'Sudria did not mean to ram the ferry with a patrol boat.',
  'Nobody in Sudria set out to let a patrol boat ram the ferry.',
])('takes a denied intention for no denial of what happened: %s', (text) => {
  expect(about('rammed', text)).toEqual([]);
});

it('takes who is named in passing between subject and verb for no doer', () => {
  const text = "Moretti's letter to Norlund expressed apologies.";
  expect(about('apology', text)).toEqual(['apology supports value']);
});

it.each([
  ['demands-trial', 'Halvorsen has not stopped insisting on a trial.', ['supports value']],
  ['demands-trial', 'Halvorsen does not expect Sudria to punish its own.', []],
  ['wretched', 'Sudria had responded with "wretched" excuses, Halvorsen said.', ['supports value']],
  ['wretched', 'What Sudria said was "wretched", Halvorsen told her people.', ['supports value']],
  ['apology', 'Apologies do not come easily to Moretti.', ['supports value']],
])('holds on to what is said: %s: %s', (slot, text, expected) => {
  expect(about(slot, text)).toEqual(expected.map((finding) => `${slot} ${finding}`));
});

it('takes the prosecutor general for one who speaks for the country, a general for none', () => {
  expect(about('blame', 'The prosecutor general of Norlund accuses Sudria.')).toEqual([
    'blame supports value',
  ]);
  expect(about('apology', 'A Norlundish general apologised to Moretti.')).toEqual([]);
});

it('takes what somebody came close to for undone', () => {
  const text = 'The letter was the closest that Moretti had come to admitting guilt.';
  expect(about('no-admission', text)).toEqual([]);
});

it('leaves what is dated after the sources alone', () => {
  expect(about('apology', 'In 2024 Moretti refused to apologise.')).toEqual([]);
});

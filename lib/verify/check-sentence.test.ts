import { describe, expect, it } from 'vitest';
import { bundledPack, inventedPack } from '../../tests/fixtures/packs';
import type { PackIndex } from '../claims/pack-index';
import type { ClaimReport, SentenceReport } from '../report/page-report';
import { checkSentence } from './check-sentence';

const bundled = bundledPack();
const invented = inventedPack();

const check = (
  text: string,
  index: PackIndex = bundled,
  { context = null, minVoices = 2 }: { context?: string | null; minVoices?: number } = {},
): SentenceReport =>
  checkSentence({ text, context, published: '2024-12-30' }, index, { minVoices });

function central(report: SentenceReport): ClaimReport {
  const claim = report.central === null ? undefined : report.claims[report.central];
  if (claim === undefined) throw new Error(`no central claim: ${report.text}`);
  return claim;
}

/** What every report of a sentence must be, whatever it says. */
function expectSound(report: SentenceReport, text: string): void {
  expect(report.text).toBe(text);
  expect(report.range).toEqual([0, text.length]);
  expect(report.kind === null).toBe(report.verdict !== 'unique');
  expect(report.central === null).toBe(report.verdict === null);
  if (report.verdict === null) expect(report.claims).toEqual([]);
  else expect(central(report).verdict).toBe(report.verdict);
  for (const claim of report.claims) {
    const [from, to] = claim.span;
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeGreaterThan(from);
    expect(to).toBeLessThanOrEqual(text.length);
    expect(claim.kind === null).toBe(claim.verdict !== 'unique');
    expect(claim.reason).toMatch(/^\p{Lu}.*\.$/u);
    expect(claim.evidence.length === 0).toBe(claim.fact === null);
    if (claim.verdict === 'disputed') expect(report.verdict).toBe('disputed');
  }
}

describe('a disputed sentence says which value is wrong, and what the sources say', () => {
  it.each([
    ['The crash killed 42 people.', 'deaths', '42', ['42', 'four', '38']],
    ['The plane was a Boeing 737.', 'aircraft', '737', ['Boeing', 'one source', 'Embraer 190']],
    ['The jet crashed near Almaty.', 'crash-place', 'Almaty', ['Almaty', 'Aktau']],
    [
      'The plane crashed on 24 December 2024.',
      'date',
      '24 December',
      ['24 December', '25 December 2024'],
    ],
    ['Azerbaijan Airlines flight J2-8432 crashed.', 'flight', '8432', ['J2-8432', 'J2-8243']],
    ['The flight was going from Grozny to Baku.', 'route', 'Grozny', ['Grozny', 'Baku – Grozny']],
    [
      'Russian air defences did not hit the plane.',
      'hit-by-air-defence',
      'not',
      ['denies', 'five'],
    ],
    ['Aliyev apologised to Putin.', 'putin-apologised', 'apologised', ['other parties', 'Putin']],
    [
      'A bird strike brought down the Azerbaijan Airlines plane.',
      'rejected-bird-gas',
      'bird',
      ['explanation', 'dismissed'],
    ],
  ])('%s', (text, fact, atFault, told) => {
    const report = check(text);
    expectSound(report, text);
    expect(report.verdict).toBe('disputed');
    const claim = central(report);
    expect(claim.fact).toBe(fact);
    expect(text.slice(...claim.span)).toContain(atFault);
    for (const words of told) expect(claim.reason).toContain(words);
    expect(claim.evidence.some(({ stance }) => stance === 'contradicts')).toBe(true);
  });

  it('takes a number for another figure', () => {
    expect(central(check('The crash killed 42 people.'))).toMatchObject({
      value: '42',
      note: 'another-figure',
    });
  });
});

describe('a corroborated sentence counts its voices', () => {
  it.each([
    ['The crash killed 38 people.', 'deaths', 'Four independent sources'],
    ['Twenty-nine people survived the crash.', 'survivors', 'Three independent sources'],
    ['The jet crashed near Aktau in Kazakhstan.', 'crash-place', 'Three independent sources'],
    ['Russian air defences hit the plane.', 'hit-by-air-defence', 'Five independent sources'],
    ['Putin apologised to Aliyev.', 'putin-apologised', 'Two independent sources'],
    ['Russia blamed a bird strike.', 'rejected-bird-gas', 'Two independent sources'],
  ])('%s', (text, fact, voices) => {
    const report = check(text);
    expectSound(report, text);
    expect(report).toMatchObject({ verdict: 'corroborated', kind: null });
    expect(central(report)).toMatchObject({ fact, kind: null });
    expect(central(report).reason).toContain(voices);
    expect(central(report).evidence.some(({ stance }) => stance === 'supports')).toBe(true);
  });
});

describe('a unique sentence says whether one source or none has it', () => {
  it('has one source', () => {
    const report = check('The plane was an Embraer 190.');
    expectSound(report, 'The plane was an Embraer 190.');
    expect(report).toMatchObject({ verdict: 'unique', kind: 'single-source' });
    expect(central(report).reason).toBe(
      'Only one source reports this: The aircraft was an Embraer 190.',
    );
    expect(central(report).evidence.map(({ source }) => source)).toEqual(['article-003']);
  });

  it('has none', () => {
    const text = "The airline's chairman sold his yacht after the crash.";
    const report = check(text);
    expectSound(report, text);
    expect(report).toMatchObject({ verdict: 'unique', kind: 'only-here', central: 0 });
    expect(central(report)).toMatchObject({ fact: null, evidence: [], span: [0, text.length] });
    expect(central(report).reason).toContain('None of our sources');
  });

  it('was said after our sources', () => {
    const text = 'In October 2025 Putin told Aliyev that two missiles had exploded near the plane.';
    const report = check(text);
    expectSound(report, text);
    expect(report.verdict).toBe('unique');
    expect(central(report)).toMatchObject({ note: 'after-our-sources' });
    expect(central(report).reason).toContain('after our sources');
  });
});

describe('what is no claim about the event has no mark', () => {
  it.each([
    'Why did nobody warn the pilots?',
    'It is high time that Europe woke up.',
    'MH17 killed 298 people in 2014.',
    'Subscribe to our newsletter for the latest headlines.',
  ])('%s', (text) => {
    const report = check(text);
    expectSound(report, text);
    expect(report.verdict).toBeNull();
  });
});

describe('a heading that states nothing has no mark', () => {
  it.each(['The inquiry', 'The captain’s last radio call', 'Letters from the city'])(
    '%s',
    (text) => {
      const context =
        'Mr Aliyev brushed both aside as “absurd versions”.\nThe aircraft was an Embraer 190.';
      const report = check(text, bundled, { context });
      expectSound(report, text);
      expect(report.verdict).toBeNull();
    },
  );

  it('but one that states something has', () => {
    expect(check('A sorry from Putin', bundled).verdict).toBe('corroborated');
  });
});

describe('what only seems to deny or to turn round is no dispute', () => {
  it.each([
    'President Ilham Aliyev has demanded a formal apology and answers from Moscow for the “criminal” loss of the jet.',
    'There can be no talk of a deliberate attack, Aliyev added.',
    'The apology was the closest that Moscow had come to accepting any blame for the disaster.',
  ])('%s', (text) => {
    expect(check(text).verdict).not.toBe('disputed');
  });
});

describe('another value in a sentence is no dispute where it is not the page’s answer', () => {
  it.each([
    'The accident on December 25 killed 38 people; 29 survived.',
    'It was between Christmas Eve and Boxing Day that the jet from Baku crashed.',
    'The crash was not on Christmas Eve but on the day itself.',
    'Of the five crew of the AZAL jet, three died and two were saved.',
    'Twelve survivors of the AZAL crash gave evidence on the first day.',
    'A Boeing of AZAL fetched the bereaved from Aktau.',
    'Emirates and Turkish Airlines said that they were carrying on as before.',
    'Aliyev could have given his interview in Azerbaijani.',
    'The dead were not all Azerbaijanis.',
    'Neither side has named the battery that fired at the AZAL plane.',
    'Putin phones Aliyev to offer his apologies',
    'The President of the Russian Federation has brought his apologies to the Head of our State.',
    'The president of Kazakhstan offered his condolences to Aliyev.',
    'The president, Kassym-Jomart Tokayev, spoke of the crash in Astana.',
    'It was Azerbaijan Airlines flight 8243.',
    'Kazakhstan has sent the flight recorders of the crashed Azerbaijani aircraft to Brazil.',
    'There is currently only one unidentified survivor.',
    'The president stressed that Russia needed to punish those responsible for the crash.',
    'Azerbaijan Airlines first said that the plane had collided with birds.',
    'Azerbaijani officials spoke of interference from outside, but Russia did not acknowledge its involvement.',
    'The Kremlin was silent for three days, Aliyev told state TV, calling on Moscow to take responsibility.',
    'The Embraer carried 62 passengers and a crew of five when it crashed near Aktau.',
    'On board were 62 passengers and 5 crew, with 38 deaths in all.',
    'Of those aboard, 37 held Azerbaijani passports, with 23 fatalities among them.',
    'The plane carried 16 Russian nationals, of whom seven were killed and nine survived.',
    'All three Kyrgyz passengers survived.',
    'The remains of four of the dead and 14 injured passengers had been flown to Baku before.',
    'The jet could not land in Grozny because of fog and an attack by Ukrainian drones.',
    'After a failed try at Makhachkala the crew attempted an emergency landing at Aktau.',
    'The crew had been given the option of an emergency landing in Makhachkala.',
    'The transcript shows that the pilots supposed they had met a flock of birds.',
    'Better coordination between the Russian army and the controllers could have saved the plane, Aliyev said.',
    'Aliyev accused Moscow of a “cover-up” on Monday, saying that the absurd versions had caused surprise in Azerbaijan.',
    'The crew of the damaged plane was denied permission to land in Russia.',
    'London has rejected the apology that Putin made for the Azerbaijani plane.',
    'The notion that some Ukrainian drone struck the aircraft is just ridiculous.',
    'The flight was sent to Makhachkala, the main city of Dagestan, before it turned to the Caspian.',
    'Trains to Grozny and buses to Makhachkala, the capital of Dagestan, ran as usual, the airline said.',
    'We are sure that the missile was not meant, only that it was fired near Grozny, Aliyev said.',
    'Hit in the air, the jet had crew who decided to turn back to Baku.',
    'Moscow must not hush up what brought the plane down, Aliyev said.',
    'Fog had the flight diverted to Makhachkala first, it was said, and later to Aktau.',
    'Not every hole in the fuselage was made by a missile.',
    'There is only one survivor whose name is still unknown.',
    'He stopped short of confirming that Russian missiles had struck the plane.',
    'Astana, Moscow and Baku have each opened a criminal case over the crash.',
  ])('%s', (text) => {
    const report = checkSentence({ text, context: null, published: '2025-01-03' }, bundled, {
      minVoices: 2,
    });
    const reasons = report.claims.map(({ reason }) => reason).join(' ');
    expect(report.verdict, reasons).not.toBe('disputed');
  });
});

describe('what is said after the sources were written contradicts none of them', () => {
  const text = 'Putin admits that Russian air defences brought down the Azerbaijani plane';
  const verdictOn = (published: string, said: string) =>
    checkSentence({ text: said, context: null, published }, bundled, { minVoices: 2 }).verdict;
  it.each([
    ['2025-01-02', true],
    ['2025-10-10', false],
  ])('on a page of %s', (published, isDisputed) => {
    expect(verdictOn(published, text) === 'disputed').toBe(isDisputed);
  });

  it('whatever day the crash is given beside it', () => {
    const said =
      'Putin has admitted that Russian air defences brought down the plane that crashed in December 2024.';
    expect(verdictOn('2025-10-10', said)).not.toBe('disputed');
    expect(verdictOn('2025-01-02', said)).toBe('disputed');
  });
});

describe('the number of voices that a claim needs', () => {
  it.each([
    ['The plane was an Embraer 190.', { 1: 'corroborated', 2: 'unique', 3: 'unique' }],
    ['Putin apologised to Aliyev.', { 1: 'corroborated', 2: 'corroborated', 3: 'unique' }],
    ['The crash killed 38 people.', { 1: 'corroborated', 3: 'corroborated', 5: 'unique' }],
    ['The crash killed 42 people.', { 1: 'disputed', 2: 'disputed', 3: 'disputed' }],
  ])('%s', (text, expected) => {
    for (const [minVoices, verdict] of Object.entries(expected)) {
      const report = check(text, bundled, { minVoices: Number(minVoices) });
      expectSound(report, text);
      expect([minVoices, report.verdict]).toEqual([minVoices, verdict]);
    }
  });

  it('leaves out the lineages that the page belongs to', () => {
    const fact = bundled.factsBySlot.get('putin-apologised')?.[0];
    const own = new Set(
      fact?.reports.flatMap(({ source }) => bundled.sources.get(source)?.lineage ?? []),
    );
    const [first = ''] = own;
    const input = { text: 'Putin apologised to Aliyev.', context: null, published: null };
    const one = checkSentence(input, bundled, { minVoices: 2, ownLineages: new Set([first]) });
    expect(one).toMatchObject({ verdict: 'unique', kind: 'single-source' });
    const wrong = { ...input, text: 'Aliyev apologised to Putin.' };
    expect(checkSentence(wrong, bundled, { minVoices: 2, ownLineages: own }).verdict).toBe(
      'disputed',
    );
  });
});

describe('context', () => {
  it('tells who "he" is', () => {
    const said = 'He apologised for the crash of the Azerbaijan Airlines plane.';
    const context = 'Vladimir Putin telephoned Ilham Aliyev on Saturday.';
    expect(check(said, bundled, { context }).verdict).toBe('corroborated');
  });

  it('keeps to the event that a place named just before belongs to, whatever aircraft is named beside it', () => {
    const said = 'In all, 42 people died in the smash on 28 December.';
    const context = 'The Boeing 737 was on its way from Baku to Moscow.';
    expect(check(said, bundled, { context }).verdict).toBe('disputed');
  });
});

describe('a pack about an invented event, with nothing to learn from', () => {
  it('has no learned heads', () => expect(invented.heads).toBeNull());

  it.each([
    ['The ferry Halden Star sank off Brannoy on 14 March 2023.', 'corroborated', null],
    ['The vessel sank on Tuesday 14 March with 112 people aboard.', 'corroborated', null],
    ['Nine people are still missing, the coast guard said.', 'corroborated', null],
    ['Rescuers saved 103 people.', 'corroborated', null],
    ['More than 100 people were aboard.', 'corroborated', null],
    ['Fewer than ten people are missing.', 'corroborated', null],
    ['The ferry belonged to the Nordsund Line.', 'corroborated', null],
    ['The captain blamed a broken beacon.', 'corroborated', null],
    ['It was no whale, the minister said.', 'corroborated', null],
    ['Fishermen spoke of a whale.', 'corroborated', null],
    ['The Halden Star went down near Sorvik.', 'disputed', 'near Sorvik'],
    ['It sank on 15 March.', 'disputed', '15 March'],
    ['The ferry was carrying 140 people.', 'disputed', '140'],
    ['Twelve people are missing.', 'disputed', 'Twelve'],
    ['Only 60 people were rescued.', 'disputed', '60'],
    ['The ferry did not strike a reef.', 'disputed', 'reef'],
    ['Ostrand denied that a beacon was broken.', 'disputed', 'beacon'],
    ['Lunde refused to apologise to the families of the missing.', 'disputed', 'apologise'],
    ['Lunde never apologised.', 'disputed', 'apologised'],
    ['Lunde apologised on 18 March.', 'disputed', '18 March'],
    ['A whale sank the ferry.', 'disputed', 'whale'],
    ['It struck a reef.', 'single-source', null],
    ['Fourteen people were injured.', 'single-source', null],
    ['The ferry was on its way from Sorvik to Kallhavn.', 'single-source', null],
    ['Lunde apologised to the families of the missing.', 'single-source', null],
    ['The ferry had been repainted in February.', 'only-here', null],
    ['The captain apologised to the families.', 'only-here', null],
    ['Why did nobody see it coming?', null, null],
    ['Bread has become dearer in the region.', null, null],
    ['The Vesper sank in 2009 with 41 people aboard.', null, null],
  ] as const)('%s → %s', (text, mark, atFault) => {
    const report = checkSentence({ text, context: null, published: '2023-03-17' }, invented, {
      minVoices: 2,
    });
    expectSound(report, text);
    expect(report.kind ?? report.verdict).toBe(mark);
    if (atFault !== null) expect(text.slice(...central(report).span)).toContain(atFault);
  });
});

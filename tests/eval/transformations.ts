/** A way to write a sentence otherwise that leaves what it says, and so its mark, as it was. */
export interface Transformation {
  readonly name: string;
  /** It changes signs only: every mark must stay. */
  readonly exact: boolean;
  /** The sentence written otherwise; the same where there is nothing to change. */
  readonly apply: (sentence: string) => string;
}

const spellings: readonly (readonly [british: string, american: string])[] = [
  ['defence', 'defense'],
  ['apologis', 'apologiz'],
  ['recognis', 'recogniz'],
  ['criticis', 'criticiz'],
  ['honour', 'honor'],
  ['centre', 'center'],
  ['neighbour', 'neighbor'],
  ['behaviour', 'behavior'],
  ['aeroplane', 'airplane'],
];

const americanised = (sentence: string): string =>
  spellings.reduce((text, [british, american]) => text.replaceAll(british, american), sentence);

/** Words that open a sentence in small letters elsewhere. */
const common =
  /^(?:The|A|An|At|All|It|In|On|No|Nobody|Nearly|More|Most|Some|There|Twenty-nine|Thirty-eight|Video|Holes|Experts|Relations|Citizens|Western|Air|Why|Our|What|Subscribe|Those|Officials|Rescuers)\b/;

const lowered = (sentence: string): string =>
  common.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;

const isAsserted = (sentence: string): boolean => sentence.endsWith('.');

const trailing = (clause: string) => (sentence: string) =>
  isAsserted(sentence) ? `${sentence.slice(0, -1)}, ${clause}.` : sentence;

const leading = (words: string) => (sentence: string) =>
  isAsserted(sentence) ? `${words} ${lowered(sentence)}` : sentence;

const lookAlikes = new Map([
  ['a', 'а'],
  ['e', 'е'],
  ['o', 'о'],
  ['c', 'с'],
  ['p', 'р'],
  ['A', 'А'],
  ['K', 'К'],
]);

/** The first letter of every name that has a twin in Cyrillic, as its twin. */
const cyrillicNames = (sentence: string): string =>
  sentence.replaceAll(/(?<=[ ("“])\p{Lu}\p{Ll}{3,}/gu, (name) => {
    const at = [...name].findIndex((letter) => lookAlikes.has(letter));
    return at < 0
      ? name
      : name.slice(0, at) + (lookAlikes.get(name[at] ?? '') ?? '') + name.slice(at + 1);
  });

export const transformations: readonly Transformation[] = [
  {
    name: 'curly quotation marks',
    exact: true,
    apply: (sentence) =>
      sentence.replaceAll(/"([^"]*)"/g, '“$1”').replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’'),
  },
  {
    name: 'extra spaces',
    exact: true,
    apply: (sentence) => sentence.replaceAll(' ', '  '),
  },
  {
    name: 'non-breaking spaces',
    exact: true,
    apply: (sentence) => sentence.replaceAll(' ', '\u00a0'),
  },
  {
    name: 'zero-width characters',
    exact: true,
    apply: (sentence) => sentence.replaceAll(/(?<=\p{L}{2})(?=\p{L}{2})/gu, '\u200b'),
  },
  { name: 'Cyrillic look-alikes in names', exact: true, apply: cyrillicNames },
  {
    name: 'a non-breaking or true hyphen',
    exact: true,
    apply: (sentence) => sentence.replaceAll('-', '‑'),
  },
  {
    name: 'an en dash for a hyphen between places',
    exact: true,
    apply: (sentence) => sentence.replaceAll(/(?<=\p{Ll})-(?=\p{Lu})/gu, '–'),
  },
  {
    name: 'soft hyphens',
    exact: true,
    apply: (sentence) => sentence.replaceAll('air', 'a\u00adir'),
  },
  { name: 'American spelling', exact: false, apply: americanised },
  { name: 'capitals', exact: false, apply: (sentence) => sentence.toUpperCase() },
  { name: 'no full stop', exact: false, apply: (sentence) => sentence.replace(/\.$/, '') },
  { name: 'the agency reported', exact: false, apply: trailing('the agency reported') },
  { name: 'according to reports', exact: false, apply: trailing('according to reports') },
  { name: 'reportedly', exact: false, apply: leading('Reportedly,') },
  { name: 'it is thought that', exact: false, apply: leading('It is thought that') },
  { name: 'on the record', exact: false, apply: leading('As was widely reported,') },
  { name: 'a hedge behind', exact: false, apply: trailing('it appears') },
];

/** The marks that the transformations must leave alone, written for this test on many facts. */
export const sentences: readonly string[] = [
  'The crash near Aktau killed 38 people.',
  'Thirty-eight of those on board lost their lives.',
  'At least 42 people died in the crash.',
  'All 67 people on board were killed.',
  'There were 67 people aboard the plane.',
  'The jet was carrying 72 people.',
  'Twenty-nine people survived.',
  'Rescuers pulled six survivors from the wreck, and no more.',
  'The plane crashed on 25 December 2024.',
  'The airliner came down on Christmas Day.',
  'The plane crashed on 27 December 2024.',
  'Azerbaijan Airlines flight J2-8243 crashed near Aktau.',
  'Azerbaijan Airlines flight J2-8234 crashed near Aktau.',
  'The aircraft was an Embraer 190.',
  'The aircraft was an Airbus A320.',
  'The Baku-Grozny flight was operated by Azerbaijan Airlines.',
  'The jet was flying the Baku-Grozny route.',
  'The plane that crashed belonged to Aeroflot.',
  'The plane had left Baku for Grozny.',
  'The plane was on its way from Grozny to Baku.',
  'The airliner crashed near Aktau in Kazakhstan.',
  'The airliner crashed near Almaty in Kazakhstan.',
  'Russian air defences hit the Azerbaijani plane.',
  'Russian air defences never hit the Azerbaijani plane.',
  'Ukrainian air defences hit the Azerbaijani plane.',
  'Aliyev said that Russian air defences had hit the plane.',
  'A bird strike brought down the Azerbaijan Airlines plane.',
  'No bird strike brought down the Azerbaijan Airlines plane.',
  'Aliyev dismissed the talk of a bird strike.',
  'A gas cylinder exploded on board and brought the plane down.',
  'Putin apologised to Aliyev.',
  'Putin apologised to Aliyev for a "tragic incident".',
  'Putin never apologised to Aliyev.',
  'Aliyev apologised to Putin.',
  'Putin expressed his condolences.',
  'Putin did not admit that Russia was responsible.',
  'Putin admitted that Russia had shot down the plane.',
  'Aliyev accused Russia of covering up the cause of the crash.',
  'Aliyev praised Russia for its honesty about the crash.',
  'Aliyev demanded that the guilty be punished.',
  'Aliyev demanded compensation from Russia.',
  'Aliyev called the versions "foolish and dishonest".',
  'Aliyev spoke of "absurd versions".',
  'Aliyev spoke in Russian.',
  'Aliyev met survivors and the families of the dead.',
  "Russia's Investigative Committee opened a criminal case.",
  "Brazil's air force read the flight recorders.",
  'The shooting was unintentional, Aliyev said.',
  "Experts believe that the plane's GPS was jammed.",
  'Azerbaijan issued formal demands to Russia on 29 December.',
  'The crash strained relations between Azerbaijan and Russia.',
  'Citizens of Azerbaijan, Russia, Kazakhstan and Kyrgyzstan were among the dead.',
  'The pilots were honoured after their deaths.',
  'Aliyev wants an independent investigation.',
  'The plane was refused permission to land in Russia, government sources said.',
  "The airline's chairman sold his yacht after the crash.",
  'A stowaway was found in the hold of the plane.',
  'Aliyev and Erdogan played chess on the day after the crash.',
  'MH17 was shot down over Ukraine in 2014, and 298 people died.',
  'Why did nobody warn the pilots?',
  'What did Moscow know?',
  'Subscribe to our newsletter for more.',
];

import { parsePack } from '../../factbase/pack-schema';
import type { Comparer } from '../finding';
import { indexPack, type PackIndex } from '../pack-index';
import { discourseOf, readSentence } from '../reading';

const reports = [{ source: 'post', statement: 'So it was.', locator: 'post ¶1 s1' }];

const fact = (slot: string, value: object) => ({
  id: slot,
  slot,
  value,
  statement: 'So it was.',
  reports,
});

const place = (
  id: string,
  name: string,
  within: readonly string[],
  demonyms: readonly string[] = [],
) => ({
  id,
  name,
  names: [name],
  within,
  demonyms,
});

/** An invented event: flight QX-4417 of Norlund Air, from Elmport to Tarnby, fell near Hollin in Estmark. */
export const airlinerIndex = (): PackIndex => {
  const pack = parsePack({
    schema: 'second-source/pack@1',
    id: 'qx-4417',
    version: '1',
    name: 'The loss of flight QX-4417',
    event: { date: '2023-03-14', sourcesUntil: '2023-03-24' },
    parties: [
      { id: 'norlund', name: 'Norlund', names: ['Norlund'], kind: 'group', side: 'norlund' },
      {
        id: 'halvorsen',
        name: 'Halvorsen',
        names: ['Halvorsen', 'President Halvorsen'],
        kind: 'person',
        side: 'norlund',
      },
      {
        id: 'moretti',
        name: 'Moretti',
        names: ['Moretti', 'President Moretti'],
        kind: 'person',
        side: 'sudria',
      },
      { id: 'families', name: 'families', names: ['bereaved families'], kind: 'group' },
    ],
    places: [
      place('norlund', 'Norlund', [], ['Norlunder', 'Norlunders']),
      place('elmport', 'Elmport', ['norlund']),
      place('birkholm', 'Birkholm', ['norlund']),
      place('sudria', 'Sudria', [], ['Sudrian', 'Sudrians']),
      place('fennia', 'Fennia', ['sudria']),
      place('tarnby', 'Tarnby', ['fennia', 'sudria']),
      place('porto-sol', 'Porto Sol', ['sudria']),
      place('estmark', 'Estmark', [], ['Estmarker', 'Estmarkers']),
      place('hollin', 'Hollin', ['estmark']),
      place('veldheim', 'Veldheim', ['estmark']),
      place('ostland', 'Ostland', [], ['Ostlander', 'Ostlanders']),
      place('grey-sea', 'the Grey Sea', []),
    ],
    things: [
      { id: 'corvid', name: 'Corvid', kind: 'aircraft', names: ['Corvid'] },
      {
        id: 'corvid-20',
        name: 'Corvid 20',
        kind: 'aircraft',
        within: ['corvid'],
        names: ['Corvid 20'],
      },
      { id: 'heron-7', name: 'Heron 7', kind: 'aircraft', names: ['Heron 7', 'Heron'] },
      { id: 'norlund-air', name: 'Norlund Air', kind: 'airline', names: ['Norlund Air'] },
      { id: 'solair', name: 'Solair', kind: 'airline', names: ['Solair'] },
      {
        id: 'qx-4417',
        name: 'QX-4417',
        kind: 'flight',
        names: ['QX-4417', 'flight 4417', 'Norlund Air 4417'],
      },
      { id: 'zz-900', name: 'ZZ900', kind: 'flight', names: ['ZZ900'] },
      { id: 'sudrian-language', name: 'Sudrian', kind: 'language', names: ['Sudrian'] },
      { id: 'norse-language', name: 'Norlundic', kind: 'language', names: ['Norlundic'] },
    ],
    slots: [
      {
        id: 'deaths',
        type: 'count',
        label: 'people killed',
        shareOf: 'onboard',
        background: true,
        cues: [
          'kill',
          'died',
          'dead',
          'death',
          'die',
          'perish',
          'toll',
          'fatalit',
          'cost+lives',
          'lost+lives',
          'loss of',
        ],
      },
      {
        id: 'onboard',
        type: 'count',
        label: 'people on board',
        background: true,
        cues: [
          'on board',
          'aboard',
          'passenger',
          'occupant',
          'carrying',
          'in the plane',
          'on the plane',
        ],
      },
      {
        id: 'survivors',
        type: 'count',
        label: 'people who survived',
        shareOf: 'onboard',
        derive: { minus: ['onboard', 'deaths'] },
        background: true,
        cues: ['surviv', 'alive', 'rescued', 'lived', 'saved', 'save', 'saving'],
      },
      {
        id: 'crew-saved',
        type: 'count',
        deed: true,
        label: 'saved by the crew',
        cues: ['gave+lives', 'saving+pilot', 'save+pilot', 'saved+pilot'],
      },
      {
        id: 'date',
        type: 'date',
        label: 'day',
        background: true,
        cues: ['crash', 'came down', 'fell', 'disaster', 'lost'],
      },
      {
        id: 'apology',
        type: 'date',
        label: 'day of the apology',
        agent: ['moretti'],
        cues: ['apolog', 'sorry'],
      },
      {
        id: 'speech',
        type: 'weekday',
        label: 'weekday of the speech',
        agent: ['halvorsen'],
        cues: ['said', 'accus+families', 'met+families', 'meeting+families'],
      },
      {
        id: 'flight',
        type: 'thing',
        thing: 'flight',
        label: 'flight',
        background: true,
        cues: ['flight'],
      },
      {
        id: 'operator',
        type: 'thing',
        thing: 'airline',
        label: 'airline',
        background: true,
        cues: ['airline', 'plane', 'jet'],
      },
      {
        id: 'aircraft',
        type: 'thing',
        thing: 'aircraft',
        label: 'type',
        background: true,
        cues: ['aircraft', 'plane', 'jet'],
      },
      {
        id: 'made-in',
        type: 'place',
        label: 'made in',
        cues: ['made', 'built', '-built', '-made'],
      },
      { id: 'route', type: 'route', label: 'route', background: true, cues: ['from', 'to'] },
      {
        id: 'tarnby-fennia',
        type: 'place',
        label: 'whose capital',
        background: true,
        cues: ['tarnby'],
      },
      {
        id: 'crash-place',
        type: 'place',
        label: 'place',
        background: true,
        cues: ['crash', 'came down', 'fell', 'near'],
      },
      { id: 'diverted', type: 'place', label: 'diverted to', cues: ['divert', 'reroute'] },
      { id: 'landing', type: 'place', label: 'emergency landing', cues: ['emergency landing'] },
      {
        id: 'tongue',
        type: 'thing',
        thing: 'language',
        label: 'language',
        agent: ['halvorsen'],
        cues: ['spoke', 'speak', 'address'],
      },
      { id: 'nations', type: 'places', label: 'nations', cues: ['citizen'] },
      { id: 'most', type: 'place', label: 'nation of most', cues: ['most', 'majority'] },
    ],
    sources: [
      { id: 'post', name: 'Post', document: 'post', lineage: 'post', published: '2023-03-20' },
    ],
    facts: [
      fact('deaths', { type: 'count', count: 21 }),
      fact('onboard', { type: 'count', count: 50 }),
      fact('survivors', { type: 'count', count: 29 }),
      fact('crew-saved', { type: 'count', count: 29 }),
      fact('date', { type: 'date', date: '2023-03-14' }),
      fact('apology', { type: 'date', date: '2023-03-17' }),
      fact('speech', { type: 'weekday', weekday: 1 }),
      fact('flight', { type: 'thing', thing: 'qx-4417' }),
      fact('operator', { type: 'thing', thing: 'norlund-air' }),
      fact('aircraft', { type: 'thing', thing: 'corvid-20' }),
      fact('made-in', { type: 'place', place: 'ostland' }),
      fact('route', { type: 'route', from: 'elmport', to: 'tarnby' }),
      fact('tarnby-fennia', { type: 'place', place: 'fennia' }),
      fact('crash-place', { type: 'place', place: 'hollin' }),
      fact('diverted', { type: 'place', place: 'estmark' }),
      fact('landing', { type: 'place', place: 'hollin' }),
      fact('tongue', { type: 'thing', thing: 'sudrian-language' }),
      fact('nations', { type: 'places', places: ['norlund', 'sudria', 'estmark'] }),
      fact('most', { type: 'place', place: 'norlund' }),
    ],
    detection: { decisive: ['QX-4417'], groups: [], against: [] },
  });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  return indexPack(pack.value);
};

/** What a comparer finds in a sentence after others, a line each: "deaths contradicts". */
export function valuesIn(
  comparer: Comparer,
  index: PackIndex,
  text: string,
  published: string | null = '2023-03-20',
  context: string | null = null,
): readonly string[] {
  const discourse = discourseOf(context, index);
  const reading = readSentence(text, index, discourse, published);
  const found = comparer({ ...reading, index, discourse });
  return [...new Set(found.map(({ slot, stance }) => `${slot} ${stance}`))];
}

import { parsePack } from '../../factbase/pack-schema';
import { annotate } from '../annotate';
import type { Comparer } from '../finding';
import { indexPack, type PackIndex } from '../pack-index';
import { discourseOf } from '../reading';

const report = { source: 'post', statement: 'So it was.', locator: 'post ¶1 s1' };

const fact = (slot: string, more: object = {}) => ({
  id: slot,
  slot,
  value: { type: 'statement' },
  statement: 'So it was.',
  reports: [{ ...report, ...more }],
});

/** A small invented event: a ferry of Norlund was rammed by a patrol boat of Sudria. */
export const ferryIndex = (): PackIndex => {
  const pack = parsePack({
    schema: 'second-source/pack@1',
    id: 'ferry',
    version: '1',
    name: 'The ramming of the ferry',
    event: { date: '2023-03-14', sourcesUntil: '2023-03-20' },
    parties: [
      { id: 'norlund', name: 'Norlund', names: ['Norlund', 'Norlundish'], kind: 'group' },
      {
        id: 'halvorsen',
        name: 'Eva Halvorsen',
        names: ['Halvorsen', 'President Halvorsen'],
        kind: 'person',
        side: 'norlund',
        pronoun: 'she',
      },
      { id: 'sudria', name: 'Sudria', names: ['Sudria', 'Sudrian'], kind: 'group' },
      {
        id: 'moretti',
        name: 'Carlo Moretti',
        names: ['Moretti', 'President Moretti'],
        kind: 'person',
        side: 'sudria',
        interchangeable: true,
        pronoun: 'he',
      },
      {
        id: 'estland',
        name: 'Estland',
        names: ['Estland', 'Estlandish'],
        kind: 'group',
        side: 'estland',
      },
    ],
    places: [],
    things: [
      { id: 'patrol-boat', name: 'patrol boat', kind: 'craft', names: ['patrol boat', 'cutter'] },
    ],
    slots: [
      {
        id: 'rammed',
        type: 'statement',
        label: 'a Sudrian patrol boat rammed the ferry',
        agent: ['sudria'],
        frames: [
          {
            says: ['@patrol-boat * ^rammed|ram|struck|hit', '^rammed|struck|hit by * @patrol-boat'],
            denies: ['engine failure * ^sank|caused'],
            doer: ['sudria'],
            toward: ['norlund'],
            exclusive: true,
          },
        ],
      },
      {
        id: 'apology',
        type: 'statement',
        label: 'Moretti apologised',
        agent: ['moretti'],
        recipient: ['halvorsen', 'norlund'],
        frames: [{ says: ['apolog', '=sorry'] }],
      },
      {
        id: 'no-admission',
        type: 'statement',
        label: 'Moretti did not admit guilt',
        agent: ['moretti'],
        recipient: ['halvorsen', 'norlund'],
        negative: true,
        frames: [{ denies: ['=admit|admits|admitted|admitting * guilt'] }],
      },
      {
        id: 'demands-trial',
        type: 'statement',
        label: 'Halvorsen demands a trial',
        agent: ['halvorsen', 'norlund'],
        recipient: ['sudria'],
        frames: [{ says: ['punish', 'trial'], denies: ['amnest', 'pardon'], demand: true }],
      },
      {
        id: 'wretched',
        type: 'statement',
        label: 'Halvorsen called the excuses wretched',
        agent: ['halvorsen'],
        recipient: ['sudria'],
        frames: [{ says: ['wretched'], doer: [], speaker: ['halvorsen'] }],
      },
      {
        id: 'blame',
        type: 'statement',
        label: 'Halvorsen blames Sudria',
        agent: ['halvorsen', 'norlund'],
        recipient: ['sudria'],
        frames: [{ says: ['blam', 'accus'], targets: true }],
      },
      {
        id: 'iceberg',
        type: 'statement',
        label: 'an iceberg sank the ferry',
        rejected: true,
        agent: ['sudria'],
        recipient: ['halvorsen', 'norlund'],
        frames: [{ says: ['iceberg', 'floe'], near: ['the ferry'] }],
      },
    ],
    sources: [{ id: 'post', name: 'The Post', document: 'post', lineage: 'post' }],
    facts: [
      fact('rammed'),
      fact('apology'),
      fact('no-admission'),
      fact('demands-trial'),
      fact('wretched'),
      fact('blame'),
      fact('iceberg', { namedBy: 'sudria', dismissedBy: 'halvorsen' }),
    ],
    detection: { decisive: [], groups: [], against: [] },
    model: null,
  });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  return indexPack(pack.value);
};

/** What a comparer finds in a sentence after others, a line each, as "slot stance ground". */
export function findingsIn(
  compare: Comparer,
  index: PackIndex,
  text: string,
  context: string | null = null,
): readonly string[] {
  const discourse = discourseOf(context, index);
  const sentence = annotate(text, index, discourse);
  return compare({ sentence, index, discourse, published: null }).map(
    ({ slot, stance, ground }) => `${slot} ${stance} ${ground}`,
  );
}

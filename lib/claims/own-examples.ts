import { type Change, contrastsOf, statementsOf } from './contrast';
import type { Example } from './example';
import { type PackIndex, voicesOfSlot } from './pack-index';

/** Changes that make a statement false beyond doubt; another speaker may say the same thing. */
const falsifying: ReadonlySet<Change> = new Set([
  'number',
  'place',
  'date',
  'weekday',
  'thing',
  'not',
]);

/** So many changed statements are made of one, whatever the pack's names would allow. */
const mostOfAStatement = 4;

/**
 * Examples that the pack gives by itself: its statements, and the same with one thing changed, so that
 * what is learned holds at least for the plainest wording of each fact and of its contrary.
 */
export function ownExamples(index: PackIndex): readonly Example[] {
  return index.pack.facts.flatMap((fact) => {
    const backed = voicesOfSlot(index, fact.slot) >= 2;
    const rejected = index.slots.get(fact.slot)?.rejected === true;
    if (rejected) return [];
    const made = new Map<string, number>();
    return [
      ...statementsOf(fact).map(
        (text, at): Example => ({
          ...plain(`${fact.id}+${at}`, text),
          verdict: backed ? 'corroborated' : 'unique',
          kind: backed ? null : 'single-source',
          facts: [{ id: fact.slot, stance: 'supports', span: text }],
        }),
      ),
      ...contrastsOf(fact, index).flatMap(({ change, original, text }, at): Example[] => {
        const count = (made.get(original) ?? 0) + 1;
        made.set(original, count);
        if (!falsifying.has(change) || (count > mostOfAStatement && change !== 'not')) return [];
        return [
          {
            ...plain(`${fact.id}-${at}`, text),
            verdict: 'disputed',
            kind: null,
            facts: [{ id: fact.slot, stance: 'contradicts', span: text }],
          },
        ];
      }),
    ];
  });
}

const plain = (id: string, text: string) => ({
  id: `own-${id}`,
  text,
  tags: [],
  context: null,
  published: null,
  article: null,
});

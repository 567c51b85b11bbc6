import { addSource, type Confirmed } from '../../lib/digest/confirm';
import { slugOf } from '../../lib/digest/sentence-words';
import type { EventSuggestion } from '../../lib/digest/suggest-event';
import { freeId } from '../../lib/factbase/user-pack-files';
import {
  emptyUserPack,
  readUserPack,
  sealUserPack,
  type UserPack,
  type UserPackDraft,
} from '../../lib/factbase/user-pack-schema';
import type { PackView } from '../../lib/messages/sources-schema';
import { failure, type Result } from '../../lib/result';

/** Where a source can go: into a pack, into a new one that adds to a pack, or into one for an event of its own. */
export type Target =
  | { readonly kind: 'own'; readonly id: string }
  | { readonly kind: 'new'; readonly base: string }
  | { readonly kind: 'event' };

/** A target as a form's value. */
export const keyOf = (target: Target): string =>
  target.kind === 'own'
    ? `own:${target.id}`
    : target.kind === 'new'
      ? `new:${target.base}`
      : 'event';

/** All targets that there are: own packs first. */
export function targetsIn(packs: readonly PackView[]): readonly Target[] {
  const own = packs.filter((pack) => pack.own);
  const grounds = packs.filter((pack) => !pack.own);
  return [
    ...own.map(({ id }): Target => ({ kind: 'own', id })),
    ...grounds.map(({ id }): Target => ({ kind: 'new', base: id })),
    { kind: 'event' },
  ];
}

/** Where a source goes if nobody says otherwise: into what there is for the wanted event, or else into something new for it. */
export function likelyTarget(
  packs: readonly PackView[],
  own: readonly UserPack[],
  wanted: string | null,
): Target {
  const targets = targetsIn(packs);
  const fits = (pack: UserPack): boolean =>
    wanted !== null && (pack.id === wanted || pack.extends === wanted);
  const mine = own.find(fits);
  if (mine !== undefined) return { kind: 'own', id: mine.id };
  return (
    targets.find((target) => target.kind === 'new' && target.base === wanted) ??
    targets.find(({ kind }) => kind === 'new') ?? { kind: 'event' }
  );
}

/** The pack that a target's statements are compared with; null for an event of its own. */
export const comparedWith = (target: Target): string | null =>
  target.kind === 'own' ? target.id : target.kind === 'new' ? target.base : null;

interface Making {
  readonly own: readonly UserPack[];
  readonly packs: readonly PackView[];
  readonly event: EventSuggestion | null;
  /** What a pack that adds to another is called. */
  readonly nameFor: (base: string) => string;
  /** ISO 8601 time. */
  readonly now: string;
}

function draftFor(
  target: Target,
  { own, packs, event, nameFor, now }: Making,
): UserPackDraft | null {
  const taken = new Set(packs.map(({ id }) => id));
  if (target.kind === 'own') return own.find(({ id }) => id === target.id) ?? null;
  if (target.kind === 'new') {
    const base = packs.find(({ id }) => id === target.base);
    const name = nameFor(base?.name ?? target.base);
    const id = freeId(`my-${slugOf(target.base)}`, taken);
    const pack = emptyUserPack({ id, name, created: now, extends: target.base, event: null });
    return { ...pack, version: 0 };
  }
  if (event === null) return null;
  const { name, date, sourcesUntil, detection } = event;
  const id = freeId(slugOf(name), taken);
  const pack = emptyUserPack({
    id,
    name,
    created: now,
    extends: null,
    event: { date, sourcesUntil },
  });
  return { ...pack, version: 0, detection };
}

/** The pack with a confirmed source in it, sealed; or why it cannot be made. */
export async function packWith(
  target: Target,
  confirmed: Confirmed,
  making: Making,
): Promise<Result<UserPack>> {
  const draft = draftFor(target, making);
  if (draft === null) return failure({ where: keyOf(target), what: 'the pack is gone' });
  const { checksum: _, ...contents }: UserPackDraft & { readonly checksum?: string } = addSource(
    draft,
    confirmed,
  );
  return readUserPack(await sealUserPack(contents));
}

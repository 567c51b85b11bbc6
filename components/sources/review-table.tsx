import { useCallback } from 'preact/hooks';
import type { Proposal } from '../../lib/digest/proposal';
import type { Known } from '../../lib/messages/sources-schema';
import { type MessageKey, plural, useTranslate } from '../translate';
import { type ReviewItem, ReviewRow } from './review-row';

const kinds = [
  ['review', 'sourcesKindReview'],
  ['differs', 'sourcesKindDiffers'],
  ['supports', 'sourcesKindSupports'],
  ['new', 'sourcesKindNew'],
] as const satisfies readonly (readonly [Proposal['kind'], MessageKey])[];

export interface ReviewTableProps {
  readonly items: readonly ReviewItem[];
  readonly known: Known;
  readonly onChange: (change: (items: readonly ReviewItem[]) => readonly ReviewItem[]) => void;
}

/** Everything that a source may say, to be confirmed, corrected or left out. */
export function ReviewTable({ items, known, onChange }: ReviewTableProps) {
  const translate = useTranslate();
  const change = useCallback(
    (next: ReviewItem) =>
      onChange((all) => all.map((item) => (item.proposal.id === next.proposal.id ? next : item))),
    [onChange],
  );
  if (items.length === 0) return <p class="quiet">{translate('sourcesNothingFound')}</p>;
  const accept = (of: (item: ReviewItem) => boolean, accepted: boolean): void =>
    onChange((all) => all.map((item) => (of(item) ? { ...item, accepted } : item)));
  const isAll = items.every(({ accepted }) => accepted);
  return (
    <div class="review">
      <p class="row">
        <button
          type="button"
          class="small"
          data-action="accept-all"
          onClick={() => accept(() => true, !isAll)}
        >
          {translate(isAll ? 'sourcesAcceptNone' : 'sourcesAcceptAll')}
        </button>
      </p>
      {kinds.map(([kind, title]) => {
        const of = items.filter(({ proposal }) => proposal.kind === kind);
        if (of.length === 0) return null;
        const whole = of.every(({ accepted }) => accepted);
        return (
          <section key={kind} class={`review-kind review-${kind}`} data-kind={kind}>
            <h3>
              <span>{translate(title)}</span>
              <span class="count">{plural(translate, 'sourcesStatements', of.length)}</span>
              <button
                type="button"
                class="link"
                data-accept={kind}
                aria-label={`${translate(whole ? 'sourcesAcceptNone' : 'sourcesAcceptThese')}: ${translate(title)}`}
                onClick={() => accept(({ proposal }) => proposal.kind === kind, !whole)}
              >
                {translate(whole ? 'sourcesAcceptNone' : 'sourcesAcceptThese')}
              </button>
            </h3>
            <ul>
              {of.map((item) => (
                <ReviewRow key={item.proposal.id} item={item} known={known} onChange={change} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

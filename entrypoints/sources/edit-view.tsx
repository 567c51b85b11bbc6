import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ReviewItem } from '../../components/sources/review-row';
import { ReviewTable } from '../../components/sources/review-table';
import { useTranslate } from '../../components/translate';
import type { Proposal } from '../../lib/digest/proposal';
import type { UserFact, UserPack } from '../../lib/factbase/user-pack-schema';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { Known } from '../../lib/messages/sources-schema';

const itemOf = (fact: UserFact, id: number): ReviewItem => ({
  accepted: true,
  proposal: {
    ...fact,
    id,
    kind: 'new',
    sentence: fact.statement,
    span: [0, 0],
  },
});

const nothing = {
  article: { url: null, title: '', published: null, language: null, blocks: [] },
  reviews: [],
};

/** What a source of the user's own says, to be corrected. */
export function EditView({
  pack,
  source,
  send,
  onSave,
  onCancel,
}: {
  readonly pack: UserPack;
  readonly source: UserPack['sources'][number];
  readonly send: Send<typeof viewProtocol>;
  readonly onSave: (accepted: readonly Proposal[]) => void;
  readonly onCancel: () => void;
}) {
  const translate = useTranslate();
  const [known, setKnown] = useState<Known | null>(null);
  const [items, setItems] = useState<readonly ReviewItem[]>(() => source.facts.map(itemOf));
  useEffect(() => {
    const today = new Date().toISOString().slice(0, 10);
    void send('propose', { ...nothing, target: pack.id, today }).then((answer) =>
      setKnown(answer.ok ? answer.value.known : null),
    );
  }, [pack.id, send]);
  const change = useCallback(
    (next: (items: readonly ReviewItem[]) => readonly ReviewItem[]) => setItems(next),
    [],
  );
  return (
    <section class="review-view" aria-labelledby="edit-title" data-state={known ? 'ready' : 'busy'}>
      <h2 id="edit-title">{source.name}</h2>
      <p class="quiet">{translate('sourcesEditHint')}</p>
      {known === null ? (
        <p role="status">{translate('sourcesReading')}</p>
      ) : (
        <ReviewTable items={items} known={known} onChange={change} />
      )}
      <p class="row bar">
        <button
          type="button"
          class="primary"
          data-action="save"
          onClick={() => onSave(items.filter((item) => item.accepted).map((item) => item.proposal))}
        >
          {translate('sourcesSave')}
        </button>
        <button type="button" class="small" data-action="cancel" onClick={onCancel}>
          {translate('sourcesCancel')}
        </button>
      </p>
    </section>
  );
}

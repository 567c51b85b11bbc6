import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { EventForm } from '../../components/sources/event-form';
import type { ReviewItem } from '../../components/sources/review-row';
import { ReviewTable } from '../../components/sources/review-table';
import { plural, useTranslate } from '../../components/translate';
import type { Confirmed } from '../../lib/digest/confirm';
import type { EventSuggestion } from '../../lib/digest/suggest-event';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { Known, PackView, ProposeReply, ReadPage } from '../../lib/messages/sources-schema';
import { comparedWith, keyOf, type Target, targetsIn } from './targets';

export interface ReviewViewProps {
  readonly read: ReadPage;
  readonly name: string;
  readonly first: Target;
  readonly packs: readonly PackView[];
  readonly send: Send<typeof viewProtocol>;
  readonly onConfirm: (
    target: Target,
    confirmed: Confirmed,
    event: EventSuggestion | null,
  ) => Promise<void>;
  readonly onCancel: () => void;
}

/** Names and questions of the pack, with those that the text brings. */
function withNew({ known, digest }: ProposeReply): Known {
  const { parties, places, things } = digest.names;
  return {
    slots: [...known.slots, ...digest.slots.map((slot) => ({ ...slot, value: null }))],
    parties: [...known.parties, ...parties],
    places: [...known.places, ...places],
    things: [...known.things, ...things],
  };
}

function useProposal(read: ReadPage, target: Target, send: Send<typeof viewProtocol>) {
  const [reply, setReply] = useState<ProposeReply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const compared = comparedWith(target);
  useEffect(() => {
    let current = true;
    setReply(null);
    const today = new Date().toISOString().slice(0, 10);
    void send('propose', { ...read, target: compared, today }).then((answer) => {
      if (!current) return;
      if (answer.ok) setReply(answer.value);
      else setProblem(answer.problems[0]?.what ?? '');
    });
    return () => {
      current = false;
    };
  }, [read, compared, send]);
  return { reply, problem };
}

/** What was read of a source, to be confirmed and corrected before it counts. */
export function ReviewView({
  read,
  name,
  first,
  packs,
  send,
  onConfirm,
  onCancel,
}: ReviewViewProps) {
  const translate = useTranslate();
  const [target, setTarget] = useState(first);
  const { reply, problem } = useProposal(read, target, send);
  const [items, setItems] = useState<readonly ReviewItem[]>([]);
  const [event, setEvent] = useState<EventSuggestion | null>(null);
  const [title, setTitle] = useState(read.article.title || name);
  const [day, setDay] = useState(read.article.published);
  const [busy, setBusy] = useState(false);

  // Before anything is drawn: nobody is to see "nothing found" first.
  useLayoutEffect(() => {
    setItems((reply?.digest.proposals ?? []).map((proposal) => ({ proposal, accepted: false })));
    setEvent(reply?.event ?? null);
  }, [reply]);
  const change = useCallback(
    (next: (items: readonly ReviewItem[]) => readonly ReviewItem[]) => setItems(next),
    [],
  );

  const accepted = items.filter((item) => item.accepted).map(({ proposal }) => proposal);
  const confirm = async (): Promise<void> => {
    if (reply === null) return;
    setBusy(true);
    const text = read.article.blocks.map((block) => block.text).join('\n');
    const source = { name: title.trim() || name, url: read.article.url, published: day, text };
    const { slots, names } = reply.digest;
    await onConfirm(target, { source, accepted, slots, names }, event);
    setBusy(false);
  };
  const targetName = (each: Target): string => {
    if (each.kind === 'event') return translate('sourcesTargetEvent');
    const id = each.kind === 'own' ? each.id : each.base;
    const found = packs.find((pack) => pack.id === id)?.name ?? id;
    return each.kind === 'own' ? found : translate('sourcesTargetNew', found);
  };

  return (
    <section
      class="review-view"
      aria-labelledby="review-title"
      data-state={reply ? 'ready' : 'busy'}
    >
      <h2 id="review-title" tabIndex={-1} ref={focusOnce}>
        {translate('sourcesReview')}
      </h2>
      <p class="quiet">{translate('sourcesReviewHint')}</p>
      <div class="fields">
        <label class="field wide">
          <span>{translate('sourcesName')}</span>
          <input value={title} onInput={({ currentTarget }) => setTitle(currentTarget.value)} />
        </label>
        <label class="field">
          <span>{translate('sourcesPublished')}</span>
          <input
            type="date"
            value={day ?? ''}
            onChange={({ currentTarget }) => setDay(currentTarget.value || null)}
          />
        </label>
        <label class="field">
          <span>{translate('sourcesTarget')}</span>
          <select
            data-target=""
            value={keyOf(target)}
            onChange={({ currentTarget }) => {
              const chosen = targetsIn(packs).find((each) => keyOf(each) === currentTarget.value);
              if (chosen !== undefined) setTarget(chosen);
            }}
          >
            {targetsIn(packs).map((each) => (
              <option
                key={keyOf(each)}
                value={keyOf(each)}
                selected={keyOf(each) === keyOf(target)}
              >
                {targetName(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {event !== null && <EventForm event={event} onChange={setEvent} />}
      {problem !== null && (
        <p class="error" role="alert">
          {translate('sourcesReadFailed', problem)}
        </p>
      )}
      {reply === null && problem === null && <p role="status">{translate('sourcesReading')}</p>}
      {reply?.sharesWith != null && (
        <p class="notice">{translate('sourcesCopy', reply.sharesWith)}</p>
      )}
      {reply !== null && <ReviewTable items={items} known={withNew(reply)} onChange={change} />}
      <p class="row bar">
        <button
          type="button"
          class="primary"
          data-action="confirm"
          disabled={reply === null || busy || accepted.length === 0}
          onClick={() => void confirm()}
        >
          {plural(translate, 'sourcesConfirm', accepted.length)}
        </button>
        <button type="button" class="small" data-action="cancel" onClick={onCancel}>
          {translate('sourcesCancel')}
        </button>
      </p>
    </section>
  );
}

/** The heading of what has come up takes the focus. */
function focusOnce(heading: HTMLElement | null): void {
  if (heading !== null && !heading.dataset.met) {
    heading.dataset.met = '';
    heading.focus();
  }
}

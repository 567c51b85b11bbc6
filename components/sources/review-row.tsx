import { memo } from 'preact/compat';
import { useState } from 'preact/hooks';
import { firstValue } from '../../lib/digest/edit-value';
import type { Proposal } from '../../lib/digest/proposal';
import type { Known } from '../../lib/messages/sources-schema';
import { useTranslate } from '../translate';
import { describeGiven, ValueField } from './value-field';

/** A proposed statement, and whether somebody has confirmed it. */
export interface ReviewItem {
  readonly proposal: Proposal;
  readonly accepted: boolean;
}

export interface ReviewRowProps {
  readonly item: ReviewItem;
  readonly known: Known;
  readonly onChange: (item: ReviewItem) => void;
}

function Fields({ item, known, onChange }: ReviewRowProps) {
  const translate = useTranslate();
  const { proposal } = item;
  const change = (more: Partial<Proposal>): void =>
    onChange({ ...item, proposal: { ...proposal, ...more } });
  const slot = known.slots.find(({ id }) => id === proposal.slot);
  const move = (id: string): void => {
    const next = known.slots.find((each) => each.id === id);
    if (next === undefined) return;
    const keeps = next.type === proposal.value.type && next.type !== 'thing';
    const value = keeps ? proposal.value : firstValue(next, known);
    // A day cannot be guessed: the page's own is where to begin.
    change({
      slot: id,
      value: value ?? { type: 'date', date: new Date().toISOString().slice(0, 10) },
    });
  };
  const movable = known.slots.filter(
    (each) => each.id === proposal.slot || each.type === 'date' || firstValue(each, known) !== null,
  );
  return (
    <div class="fields">
      <label class="field">
        <span>{translate('sourcesQuestion')}</span>
        <select value={proposal.slot} onChange={({ currentTarget }) => move(currentTarget.value)}>
          {movable.map(({ id, label }) => (
            <option key={id} value={id} selected={id === proposal.slot}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ValueField
        key={proposal.slot}
        slot={slot ?? { type: proposal.value.type }}
        value={proposal.value}
        known={known}
        onChange={(value) => change({ value })}
      />
      <label class="field">
        <span>{translate('sourcesStance')}</span>
        <select
          value={proposal.stance}
          onChange={({ currentTarget }) =>
            change({ stance: currentTarget.value === 'contradicts' ? 'contradicts' : 'supports' })
          }
        >
          <option value="supports">{translate('sourcesReports')}</option>
          <option value="contradicts">{translate('sourcesDenies')}</option>
        </select>
      </label>
      <label class="field">
        <span>{translate('sourcesParty')}</span>
        <select
          value={proposal.party ?? ''}
          onChange={({ currentTarget }) => change({ party: currentTarget.value || null })}
        >
          <option value="">{translate('sourcesNoParty')}</option>
          {known.parties.map(({ id, name }) => (
            <option key={id} value={id} selected={id === proposal.party}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="field wide">
        <span>{translate('sourcesStatement')}</span>
        <textarea
          rows={2}
          value={proposal.statement}
          onInput={({ currentTarget }) => {
            if (currentTarget.value.trim() !== '') change({ statement: currentTarget.value });
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={proposal.hedged}
          onChange={({ currentTarget }) => change({ hedged: currentTarget.checked })}
        />
        <span>{translate('sourcesHedged')}</span>
      </label>
    </div>
  );
}

/** One proposed statement: what the source says, what it answers, and whether it is to count. */
export const ReviewRow = memo(function ReviewRow({ item, known, onChange }: ReviewRowProps) {
  const translate = useTranslate();
  const [edits, setEdits] = useState(false);
  const { proposal, accepted } = item;
  const slot = known.slots.find(({ id }) => id === proposal.slot);
  const value = describeGiven(proposal.value, known, translate('languageTag'));
  const [from, to] = proposal.span;
  const { sentence } = proposal;
  const isOwnWording = proposal.statement !== sentence;
  return (
    <li class="review-row" data-proposal={proposal.id} data-slot={proposal.slot}>
      <label class="review-check">
        <input
          type="checkbox"
          checked={accepted}
          onChange={({ currentTarget }) => onChange({ ...item, accepted: currentTarget.checked })}
        />
        <span>
          {isOwnWording ? (
            proposal.statement
          ) : (
            <>
              {sentence.slice(0, from)}
              <strong>{sentence.slice(from, to)}</strong>
              {sentence.slice(to)}
            </>
          )}
        </span>
      </label>
      <p class="review-meta">
        <span>{slot?.label ?? proposal.slot}</span>
        {value !== '' && <b>{value}</b>}
        {proposal.stance === 'contradicts' && <b class="denies">{translate('sourcesDenies')}</b>}
        {slot?.value != null && proposal.kind === 'differs' && (
          <span>{translate('sourcesKnownValue', slot.value)}</span>
        )}
        {proposal.hedged && <span>{translate('sourcesHedged')}</span>}
        <span>{proposal.locator}</span>
        <button
          type="button"
          class="link"
          aria-expanded={edits}
          aria-label={translate(edits ? 'sourcesDoneThis' : 'sourcesEditThis', proposal.statement)}
          onClick={() => setEdits(!edits)}
        >
          {translate(edits ? 'sourcesEditDone' : 'sourcesEdit')}
        </button>
      </p>
      {edits && <Fields item={item} known={known} onChange={onChange} />}
    </li>
  );
});

import { useId, useState } from 'preact/hooks';
import type { ContestAct } from '../lib/messages/page-protocol';
import type { Contest, SentenceReport, Verdict } from '../lib/report/page-report';
import { verdictOrder } from './summary-chart';
import { type Translate, useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';
import { verdictName } from './verdict-name';

/** Does something about a sentence's label; false where that failed. */
export type OnContest = (act: ContestAct) => Promise<boolean>;

type Named = Verdict | 'none';

const nameOf = (translate: Translate, verdict: Verdict | null): string =>
  verdict === null ? translate('contestNoMark') : verdictName(translate, verdict);

const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** What the engine says, what the researcher says, and why. */
export function ContestSaid({
  sentence,
  contest,
}: {
  readonly sentence: SentenceReport;
  readonly contest: Contest;
}) {
  const translate = useTranslate();
  const when = new Date(contest.created);
  return (
    <>
      <dl class="contest-said">
        <div>
          <dt>{translate('contestEngine')}</dt>
          <dd>{nameOf(translate, sentence.verdict)}</dd>
        </div>
        <div>
          <dt>{translate('contestYours')}</dt>
          <dd>
            <b>{nameOf(translate, contest.verdict)}</b>
          </dd>
        </div>
      </dl>
      {contest.note !== '' && <p class="contest-note">{contest.note}</p>}
      <p class="contest-meta">
        {Number.isNaN(when.valueOf())
          ? contest.created
          : new Intl.DateTimeFormat(translate('languageTag'), { dateStyle: 'medium' }).format(when)}
      </p>
    </>
  );
}

function Form({
  sentence,
  onSave,
  onCancel,
}: {
  readonly sentence: SentenceReport;
  readonly onSave: (verdict: Verdict | null, note: string) => void;
  readonly onCancel: () => void;
}) {
  const translate = useTranslate();
  const id = useId();
  const [chosen, setChosen] = useState<Named | null>(
    sentence.contest ? (sentence.contest.verdict ?? 'none') : null,
  );
  const [note, setNote] = useState(sentence.contest?.note ?? '');
  // To say what the engine says contests nothing.
  const choices = ([...verdictOrder, 'none'] as const).filter(
    (choice) => choice !== (sentence.verdict ?? 'none'),
  );
  return (
    <div class="contest-form">
      <fieldset>
        <legend>{translate('contestQuestion')}</legend>
        {choices.map((choice, at) => (
          <label key={choice} class="contest-choice">
            <input
              type="radio"
              name={id}
              value={choice}
              checked={choice === chosen}
              ref={at === 0 ? takeFocus : null}
              onChange={() => setChosen(choice)}
            />
            {choice !== 'none' && <VerdictIcon verdict={choice} />}
            <span>{nameOf(translate, choice === 'none' ? null : choice)}</span>
          </label>
        ))}
      </fieldset>
      <label class="contest-label" for={`${id}-note`}>
        {translate('contestNote')}
      </label>
      <textarea
        id={`${id}-note`}
        rows={3}
        maxLength={5000}
        value={note}
        onInput={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div class="contest-actions">
        <button
          type="button"
          class="small"
          data-action="contest-save"
          disabled={chosen === null}
          onClick={() => chosen !== null && onSave(chosen === 'none' ? null : chosen, note.trim())}
        >
          {translate('contestSave')}
        </button>
        <button type="button" class="small" data-action="contest-cancel" onClick={onCancel}>
          {translate('contestCancel')}
        </button>
      </div>
    </div>
  );
}

/** A researcher's word on a sentence's label: said, changed, withdrawn, and that undone. */
export function ContestBox({
  sentence,
  isSaidAbove = false,
  onContest,
}: {
  readonly sentence: SentenceReport;
  /** What is said by now stands above. */
  readonly isSaidAbove?: boolean;
  readonly onContest: OnContest;
}) {
  const translate = useTranslate();
  const [edits, setEdits] = useState(false);
  const [state, setState] = useState<'calm' | 'failed' | 'withdrawn'>('calm');
  const { contest } = sentence;
  const act = async (what: ContestAct): Promise<void> => {
    const done = await onContest(what);
    if (!done) setState('failed');
    else {
      setState(what.act === 'withdraw' ? 'withdrawn' : 'calm');
      setEdits(false);
    }
  };
  return (
    <section class="contest" aria-label={translate('contestLabel')} data-contested={!!contest}>
      {contest && !edits && !isSaidAbove && <ContestSaid sentence={sentence} contest={contest} />}
      {edits ? (
        <Form
          sentence={sentence}
          onSave={(verdict, note) => void act({ act: 'contest', verdict, note })}
          onCancel={() => setEdits(false)}
        />
      ) : (
        <div class="contest-actions">
          <button
            type="button"
            class="small"
            data-action="contest"
            onClick={() => {
              setState('calm');
              setEdits(true);
            }}
          >
            {translate(contest ? 'contestChange' : 'contestBegin')}
          </button>
          {contest && (
            <button
              type="button"
              class="small"
              data-action="contest-withdraw"
              onClick={() => void act({ act: 'withdraw' })}
            >
              {translate('contestWithdraw')}
            </button>
          )}
        </div>
      )}
      <div role="status">
        {state === 'failed' && <p class="contest-meta">{translate('contestFailed')}</p>}
        {state === 'withdrawn' && !contest && (
          <p class="contest-meta">
            {translate('contestWithdrawn')}{' '}
            <button
              type="button"
              class="small"
              data-action="contest-restore"
              onClick={() => void act({ act: 'restore' })}
            >
              {translate('popupUndo')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

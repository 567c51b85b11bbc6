import { useMemo, useState } from 'preact/hooks';
import { isTold, shownVerdict } from '../../lib/report/contest';
import type { PageReport, SentenceReport, Verdict } from '../../lib/report/page-report';
import type { Listed } from '../sentence-list';
import { verdictOrder } from '../summary-chart';
import { useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';

/** Rows shown before somebody asks for more. */
const step = 50;

/** The report's marked sentences. */
export const markedIn = ({ sentences }: Pick<PageReport, 'sentences'>): readonly Listed[] =>
  sentences.flatMap((sentence, index) => (isTold(sentence) ? [{ index, sentence }] : []));

function Row({
  listed: { index, sentence },
  isChosen,
  onToggle,
  onQuote,
}: {
  readonly listed: Listed;
  readonly isChosen: boolean;
  readonly onToggle: (index: number) => void;
  readonly onQuote: (listed: Listed) => void;
}) {
  const translate = useTranslate();
  const { text, contest } = sentence;
  const verdict = shownVerdict(sentence);
  const name = verdict === null ? translate('resultsUnmarked') : translate(verdict);
  return (
    <li class={`row verdict-${verdict ?? 'none'}`}>
      <label>
        <input
          type="checkbox"
          data-choose={index}
          checked={isChosen}
          onChange={() => onToggle(index)}
        />
        <span class="sign">{verdict !== null && <VerdictIcon verdict={verdict} />}</span>
        <span class="row-text">
          <span class="hidden-text">{name}: </span>
          {text}
          {contest && <span class="row-contest"> ⚑ {translate('contestTitle', name)}</span>}
        </span>
      </label>
      <button
        type="button"
        class="plain"
        data-quote={index}
        title={translate('resultsQuote')}
        aria-label={translate('resultsQuoteOf', text)}
        onClick={() => onQuote({ index, sentence })}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M6.5 4C4 4.6 2.8 6.3 2.8 8.8V12h3.6V8.6H4.7c0-1.5.6-2.4 2-2.9ZM13 4c-2.5.6-3.7 2.3-3.7 4.8V12h3.6V8.6h-1.7c0-1.5.6-2.4 2-2.9Z"
            fill="currentColor"
          />
        </svg>
      </button>
    </li>
  );
}

/** The page's marked sentences to choose from, by verdict and by words; each can be copied with its evidence. */
export function SentenceChoice({
  marked,
  chosen,
  onChoose,
  onQuote,
}: {
  readonly marked: readonly Listed[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
  readonly onQuote: (listed: Listed) => void;
}) {
  const translate = useTranslate();
  const [words, setWords] = useState('');
  const [verdicts, setVerdicts] = useState<ReadonlySet<Verdict>>(new Set(verdictOrder));
  const [most, setMost] = useState(step);
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const isShown = (sentence: SentenceReport): boolean => {
      const verdict = shownVerdict(sentence);
      // What a researcher says deserves no mark has no verdict to be filtered by.
      return verdict === null || verdicts.has(verdict);
    };
    return marked.filter(
      ({ sentence }) => isShown(sentence) && sentence.text.toLowerCase().includes(wanted),
    );
  }, [marked, words, verdicts]);
  const toggled = <T,>(set: ReadonlySet<T>, item: T): ReadonlySet<T> => {
    const next = new Set(set);
    if (!next.delete(item)) next.add(item);
    return next;
  };
  return (
    <section class="sentence-choice" aria-label={translate('resultsChosen')}>
      <div class="filters">
        <input
          type="search"
          value={words}
          placeholder={translate('resultsWords')}
          aria-label={translate('resultsWords')}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <div class="verdict-filters">
          {verdictOrder.map((verdict) => (
            <button
              key={verdict}
              type="button"
              class={`chip verdict-${verdict}`}
              data-filter={verdict}
              aria-pressed={verdicts.has(verdict)}
              onClick={() => setVerdicts(toggled(verdicts, verdict))}
            >
              <span class="chip-sign">
                <VerdictIcon verdict={verdict} />
              </span>
              {translate(verdict)}
            </button>
          ))}
        </div>
      </div>
      <div class="bulk">
        <button
          type="button"
          class="link"
          data-action="choose-shown"
          disabled={shown.length === 0}
          onClick={() => onChoose(new Set([...chosen, ...shown.map(({ index }) => index)]))}
        >
          {translate('resultsChooseShown', shown.length)}
        </button>
        <button
          type="button"
          class="link"
          data-action="choose-none"
          disabled={chosen.size === 0}
          onClick={() => onChoose(new Set())}
        >
          {translate('resultsChooseNone')}
        </button>
      </div>
      {shown.length === 0 && <p class="quiet">{translate('resultsNoMatch')}</p>}
      <ul class="rows">
        {shown.slice(0, most).map((listed) => (
          <Row
            key={listed.index}
            listed={listed}
            isChosen={chosen.has(listed.index)}
            onToggle={(index) => onChoose(toggled(chosen, index))}
            onQuote={onQuote}
          />
        ))}
      </ul>
      {shown.length > most && (
        <button type="button" class="link" onClick={() => setMost(most + 10 * step)}>
          {translate('popupMore', shown.length - most)}
        </button>
      )}
    </section>
  );
}

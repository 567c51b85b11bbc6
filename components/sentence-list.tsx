import { useState } from 'preact/hooks';
import type { SentenceReport, Verdict } from '../lib/report/page-report';
import { plural, useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';

/** A marked sentence with its index in the report. */
export interface Listed {
  readonly index: number;
  readonly sentence: SentenceReport;
}

/** Entries shown before somebody asks for the rest. */
const atFirst = 6;

function Entry({
  listed: { index, sentence },
  onJump,
}: {
  readonly listed: Listed;
  readonly onJump: (index: number) => void;
}) {
  const translate = useTranslate();
  const { claims, central, text } = sentence;
  const lead = central === null ? undefined : claims[central];
  return (
    <li>
      <button
        type="button"
        class="sentence"
        data-sentence={index}
        title={translate('popupJump')}
        onClick={() => onJump(index)}
      >
        <span class="sentence-text">{text}</span>
        {sentence.contest ? (
          <span class="sentence-reason">{translate('contestListed')}</span>
        ) : (
          lead && <span class="sentence-reason">{lead.reason}</span>
        )}
      </button>
    </li>
  );
}

/** The sentences of one verdict; a click shows one in the page. */
export function SentenceList({
  verdict,
  listed,
  open,
  onJump,
}: {
  readonly verdict: Verdict;
  readonly listed: readonly Listed[];
  readonly open: boolean;
  readonly onJump: (index: number) => void;
}) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  if (listed.length === 0) return null;
  const shown = all ? listed : listed.slice(0, atFirst);
  return (
    <details class={`group verdict-${verdict}`} data-group={verdict} open={open}>
      <summary>
        <VerdictIcon verdict={verdict} />
        <span class="group-name">{translate(verdict)}</span>
        <span class="group-count">{plural(translate, 'popupSentences', listed.length)}</span>
      </summary>
      <ul>
        {shown.map((entry) => (
          <Entry key={entry.index} listed={entry} onJump={onJump} />
        ))}
      </ul>
      {shown.length < listed.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {translate('popupMore', listed.length - shown.length)}
        </button>
      )}
    </details>
  );
}

import type { ComponentChildren } from 'preact';
import { voicesIn } from '../lib/report/voices';
import type { ClaimRow } from './claim-rows';
import { ClaimView } from './claim-view';
import { MarkedText } from './marked-text';
import { plural, useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';
import { verdictName } from './verdict-name';

export interface ClaimLineProps {
  readonly row: ClaimRow;
  /** What the row's slot asks, in words; null where it has none. */
  readonly topic: string | null;
  /** No row of the same sentence stands right above it: it says the sentence. */
  readonly opensSentence: boolean;
  readonly query: string;
  readonly selected: boolean;
  /** Stands for the list in the tab order. */
  readonly tabbable: boolean;
  /** Its evidence is shown. */
  readonly open: boolean;
  readonly onClick: () => void;
  /** What can be done with the claim, at the foot of its evidence. */
  readonly actions?: ComponentChildren;
}

/** How many independent voices differ and agree, in the signs of the evidence. */
function Voices({ row }: { readonly row: ClaimRow }) {
  const translate = useTranslate();
  const evidence = row.claim?.evidence ?? [];
  return (
    <>
      {([['contradicts', '≠', 'differs'] as const, ['supports', '=', 'agrees'] as const] as const)
        .map(([stance, sign, name]) => ({ sign, name, voices: voicesIn(evidence, stance) }))
        .filter(({ voices }) => voices > 0)
        .map(({ sign, name, voices }) => (
          <span key={name} title={`${translate(name)}: ${plural(translate, 'voices', voices)}`}>
            {sign} {plural(translate, 'voicesShort', voices)}
          </span>
        ))}
    </>
  );
}

/** One claim in the list, with its evidence beneath when it is open. */
export function ClaimLine({
  row,
  topic,
  opensSentence,
  query,
  selected,
  tabbable,
  open,
  onClick,
  actions,
}: ClaimLineProps) {
  const translate = useTranslate();
  const { claim, verdict, text } = row;
  const words = claim ? text.slice(...claim.span) : '';
  return (
    <article class={`claim-line ${verdict === null ? 'unmarked' : `verdict-${verdict}`}`}>
      <button
        type="button"
        class="claim-row"
        data-sentence={row.sentence}
        data-verdict={verdict ?? 'none'}
        aria-expanded={claim ? open : undefined}
        aria-current={selected ? 'true' : undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={onClick}
      >
        {verdict !== null && <VerdictIcon verdict={verdict} />}
        <span class="claim-row-body">
          {(opensSentence || words === '') && (
            <span class="claim-row-sentence">
              <MarkedText text={text} query={query} span={claim?.span} />
            </span>
          )}
          {!opensSentence && words !== '' && (
            <q class="claim-words">
              <MarkedText text={words} query={query} />
            </q>
          )}
          {verdict !== null && (
            <span class="claim-row-meta">
              <b>{verdictName(translate, verdict, claim?.kind ?? null)}</b>
              {topic !== null && <span>{topic}</span>}
              <Voices row={row} />
            </span>
          )}
          {row.contest && (
            <span class="claim-row-contest">
              ⚑ {translate('contestTitle', translate(row.contest.verdict ?? 'contestNoMark'))}
            </span>
          )}
          {claim && (
            <span class="claim-row-reason">
              <MarkedText text={claim.reason} query={query} />
            </span>
          )}
        </span>
      </button>
      {open && claim && (
        <section class="claim-evidence" aria-label={translate('cardLabel')}>
          <ClaimView claim={claim} sentence={text} isLead isOnly />
          {actions}
        </section>
      )}
    </article>
  );
}

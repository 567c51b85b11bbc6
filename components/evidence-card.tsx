import type { SentenceReport, Verdict } from '../lib/report/page-report';
import { ClaimView } from './claim-view';
import { ContestBox, ContestSaid, type OnContest } from './contest-box';
import { plural, useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';
import { verdictName } from './verdict-name';

/** What the card shows: a sentence's report, or that it is on its way or gone. */
export type CardContent =
  | { readonly state: 'loading' }
  | { readonly state: 'gone' }
  | { readonly state: 'ready'; readonly sentence: SentenceReport };

export interface EvidenceCardProps {
  readonly verdict: Verdict;
  readonly content: CardContent;
  /** Which mark of how many, in reading order. */
  readonly position: readonly [number, number];
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
  /** Contests the sentence's label. */
  readonly onContest: OnContest;
}

function Body({
  sentence,
  onContest,
}: {
  readonly sentence: SentenceReport;
  readonly onContest: OnContest;
}) {
  const translate = useTranslate();
  const { claims, central } = sentence;
  const lead = central === null ? undefined : claims[central];
  // The claim that decides the mark comes first; the others follow as they stand in the sentence.
  const ordered = lead ? [lead, ...claims.filter((claim) => claim !== lead)] : claims;
  return (
    <>
      {sentence.contest && (
        <div class="contest-above">
          <ContestSaid sentence={sentence} contest={sentence.contest} />
        </div>
      )}
      {lead && <p class="reason">{lead.reason}</p>}
      {claims.length === 0 && <p class="reason">{translate('cardNoClaims')}</p>}
      {claims.length > 1 && (
        <h3 class="claims-title">{plural(translate, 'cardClaims', claims.length)}</h3>
      )}
      {ordered.map((claim) => (
        <ClaimView
          key={`${claim.fact} ${claim.slot} ${claim.span.join()} ${claim.value}`}
          claim={claim}
          sentence={sentence.text}
          isLead={claim === lead}
          isOnly={claims.length === 1}
        />
      ))}
      <ContestBox sentence={sentence} isSaidAbove onContest={onContest} />
    </>
  );
}

const Arrow = ({ up }: { readonly up: boolean }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={up ? 'm3.5 10 4.5-4.5L12.5 10' : 'm3.5 6 4.5 4.5L12.5 6'}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

/** Lets the keyboard scroll what may be longer than its box. */
const scrollByKeyboard = (element: HTMLElement | null): void => {
  if (element) element.tabIndex = 0;
};

/** The evidence for one marked sentence. */
export function EvidenceCard({
  verdict,
  content,
  position,
  onClose,
  onStep,
  onContest,
}: EvidenceCardProps) {
  const translate = useTranslate();
  const [number, total] = position;
  const sentence = content.state === 'ready' ? content.sentence : null;
  const title = sentence?.contest
    ? translate('contestTitle', translate(sentence.contest.verdict ?? 'contestNoMark'))
    : verdictName(translate, verdict, sentence?.kind ?? null);
  return (
    <div class={`card verdict-${verdict}`}>
      <div class="card-head">
        <h2 id="second-source-card-title">
          <VerdictIcon verdict={verdict} />
          {title}
        </h2>
        <nav class="card-nav" aria-label={translate('cardPosition', number, total)}>
          <span class="position" aria-hidden="true">
            {number}/{total}
          </span>
          <button
            type="button"
            class="plain"
            data-action="previous"
            title={translate('cardPrevious')}
            aria-label={translate('cardPrevious')}
            onClick={() => onStep(-1)}
          >
            <Arrow up />
          </button>
          <button
            type="button"
            class="plain"
            data-action="next"
            title={translate('cardNext')}
            aria-label={translate('cardNext')}
            onClick={() => onStep(1)}
          >
            <Arrow up={false} />
          </button>
          <button
            type="button"
            class="plain"
            data-action="close"
            title={translate('cardClose')}
            aria-label={translate('cardClose')}
            onClick={onClose}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                d="m4 4 8 8m0-8-8 8"
                stroke="currentColor"
                stroke-width="1.6"
                stroke-linecap="round"
              />
            </svg>
          </button>
        </nav>
      </div>
      <section class="card-body" aria-label={translate('cardLabel')} ref={scrollByKeyboard}>
        {content.state === 'loading' && <p class="reason">{translate('cardLoading')}</p>}
        {content.state === 'gone' && <p class="reason">{translate('cardGone')}</p>}
        {content.state === 'ready' && <Body sentence={content.sentence} onContest={onContest} />}
      </section>
      <div class="card-foot">{translate('cardFoot')}</div>
    </div>
  );
}

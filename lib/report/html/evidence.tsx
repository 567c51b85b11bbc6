import { claimText, contestText, orderedClaims, unended } from '../evidence-text';
import type { ClaimReport, Evidence, SentenceReport } from '../page-report';

function EvidenceItem({ item }: { readonly item: Evidence }) {
  return (
    <li>
      <strong>{item.sourceName}</strong> {item.stance === 'supports' ? 'agrees' : 'disagrees'}
      {item.value !== null && ` (${item.value})`}: {unended(item.statement)}
      {item.party !== null && `, after ${item.party}`}{' '}
      <span class="soft">
        [{item.locator}; {item.packName ?? item.pack}]
      </span>
    </li>
  );
}

/** One claim: its words, its verdict with the reason, and each source's word on it. */
export function ClaimNote({
  claim,
  words,
}: {
  readonly claim: ClaimReport;
  readonly words: string;
}) {
  return (
    <div class="claim">
      {words !== '' && <q class="soft">{words}</q>}
      <p>{claimText(claim)}</p>
      {claim.evidence.length === 0 ? (
        <p class="soft">No source in the fact base speaks of it.</p>
      ) : (
        <ul>
          {claim.evidence.map((item) => (
            <EvidenceItem key={`${item.pack} ${item.source} ${item.locator}`} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** All claims of a sentence, the one that decides its mark first. */
export function ClaimNotes({ sentence }: { readonly sentence: SentenceReport }) {
  return (
    <>
      {sentence.contest && <p class="contest">{contestText(sentence.contest)}</p>}
      {orderedClaims(sentence).map((claim) => (
        <ClaimNote
          key={`${claim.fact} ${claim.slot} ${claim.span.join()} ${claim.value}`}
          claim={claim}
          words={sentence.text.slice(claim.span[0], claim.span[1])}
        />
      ))}
    </>
  );
}
